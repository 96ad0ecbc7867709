import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { PlaceChanges } from './generated/index.js'
import { errorOf, startOffice, type TestOffice } from './start-office.js'

describeOnEngines('the key of a sparse index with two optional attributes', (on) => {
  let at: TestOffice
  const key = { placeId: 'p' }
  const halves = async () => {
    const { gsi1pk, gsi1sk } = (await at.stored('PLACE#p', 'PLACE')) ?? {}
    return [gsi1pk?.S, gsi1sk?.S]
  }

  beforeEach(async () => {
    at = await startOffice(on)
    await at.office.place.create({ ...key, room: 'r', seat: '7' })
    at.sent()
  })

  test.each<[string, PlaceChanges]>([
    ['both are removed', { remove: ['room', 'seat'] }],
    ['both are removed in the other order', { remove: ['seat', 'room'] }],
    ['its first attribute is', { remove: ['room'] }],
    ['its second attribute is', { remove: ['seat'] }],
    ['the second is, and the first changes', { set: { room: 's' }, remove: ['seat'] }],
  ])('vanishes whole when %s, in one request', async (_, changes) => {
    await at.office.place.update(key, changes)
    expect([at.sent(), await halves()]).toEqual([['UpdateItem'], [undefined, undefined]])
    expect(await at.office.place.ofRoom({ room: 'r' }).all()).toEqual([])
  })

  test('appears whole', async () => {
    await at.office.place.update(key, { remove: ['seat'] })
    await at.office.place.update(key, { set: { room: 's', seat: '8' } })
    expect(await halves()).toEqual(['ROOM#s', 'SEAT#8'])
  })

  test('is not written of one attribute alone', async () => {
    // @ts-expect-error Property 'seat' is missing in type '{ room: string; }' but required in type '{ readonly room: string; readonly seat: string; }'.
    const error = await errorOf(at.office.place.update(key, { set: { room: 's' } }))
    expect([error.code, error.payload.missing, await halves()]).toEqual(['UPDATE.PARTIAL_KEY', ['seat'], ['ROOM#r', 'SEAT#7']])
  })
})
