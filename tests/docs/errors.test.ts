import { readFileSync } from 'node:fs'
import { errorCodes } from '@keyloom/core'
import { expect, test } from 'vitest'

test('the reference explains every error code, and no other', () => {
  const page = readFileSync(new URL('../../docs/reference/errors.md', import.meta.url), 'utf8')
  const explained = [...page.matchAll(/^### ([A-Z_]+\.[A-Z_]+)\n+(?=\S)/gm)].map(([, code]) => code)
  expect(explained.sort()).toEqual(Object.keys(errorCodes).sort())
})
