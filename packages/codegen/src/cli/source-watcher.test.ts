import { mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSourceWatcher } from './source-watcher.js'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'keyloom-watch-')))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A file that was written a minute ago. */
function old(name: string): string {
  const file = join(folder, name)
  writeFileSync(file, '1')
  const minuteAgo = Date.now() / 1000 - 60
  utimesSync(file, minuteAgo, minuteAgo)
  return file
}

test('a change that came before its folder was watched is told', async () => {
  const [schema, other] = [old('schema.ts'), old('other.ts')]
  const since = Date.now()
  writeFileSync(other, '2')
  writeFileSync(join(folder, 'unrelated.ts'), '2')
  const watcher = createSourceWatcher()
  watcher.follow([schema, other], false, since)
  expect(await watcher.next()).toEqual([other])
})

test('a module that was made meanwhile is told where others beside count', async () => {
  const schema = old('schema.ts')
  const since = Date.now()
  writeFileSync(join(folder, 'missing.ts'), '1')
  const watcher = createSourceWatcher()
  watcher.follow([schema], true, since)
  expect(await watcher.next()).toEqual([join(folder, 'missing.ts')])
})

test('what did not change is not told, what changes later is', async () => {
  const [schema, other] = [old('schema.ts'), old('other.ts')]
  const watcher = createSourceWatcher()
  watcher.follow([schema, other], false, Date.now())
  const told = watcher.next()
  writeFileSync(schema, '2')
  expect(await told).toEqual([schema])
})
