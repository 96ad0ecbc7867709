import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('names of any kind work where Object.prototype is frozen', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', fileURLToPath(new URL('frozen.mjs', import.meta.url))], {
    encoding: 'utf8',
  })
  expect([stdout.trim(), stderr]).toEqual(['done', ''])
})
