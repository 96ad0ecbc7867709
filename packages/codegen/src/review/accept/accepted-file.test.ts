import { expect, test } from 'vitest'
import { acceptedJson, parseAccepted } from './accepted-file.js'

const entry = { fingerprint: 'b2', rule: 'K107', target: 'Invoice gsi1 sort key', because: 'ticket 4711', until: '2027-03-31' }

test('what is written is read, sorted by fingerprint', () => {
  const earlier = { ...entry, fingerprint: 'a1' }
  expect(parseAccepted(acceptedJson([entry, earlier]), 'file')).toEqual([earlier, entry])
})

test.each([
  ['', 'it is not JSON'],
  ['[]', 'it is no object with `"version": 1` and a list `accepted`'],
  ['{"version":2,"accepted":[]}', 'it is no object with `"version": 1` and a list `accepted`'],
  ['{"version":1,"accepted":[7]}', 'entry 1 is no object'],
  [JSON.stringify({ version: 1, accepted: [entry, { ...entry, because: undefined }] }), 'entry 2 has no `because`'],
  [JSON.stringify({ version: 1, accepted: [{ ...entry, until: 'soon' }] }), 'entry 1 has an `until` that is no day such as 2027-03-31'],
])('%j is refused', (text, why) => {
  expect(() => parseAccepted(text, 'accepted.json')).toThrow(
    expect.objectContaining({ code: 'REVIEW.ACCEPTED', message: `accepted.json is no file of accepted changes: ${why}.` }),
  )
})
