import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCodes } from '@keyloom/core'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const own = fileURLToPath(import.meta.url)

/** Every test below a folder, but for this one. */
function testsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : testsIn(path)
    return entry.name.endsWith('.test.ts') && path !== own ? [path] : []
  })
}

test('each error code is met by a test', () => {
  const texts = [...testsIn(join(root, 'packages')), ...testsIn(join(root, 'tests'))].map((file) => readFileSync(file, 'utf8'))
  expect(Object.keys(errorCodes).filter((code) => !texts.some((text) => text.includes(code)))).toEqual([])
})
