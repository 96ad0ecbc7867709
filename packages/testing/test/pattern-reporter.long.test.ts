import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

// The configuration of vitest is loaded by node itself, which sees what is built.
beforeAll(() => {
  spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-b', 'packages/testing'], { cwd: root })
})

test('a run of vitest ends with the patterns that none of its files asked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyloom-reporter-'))
  try {
    const run = spawnSync(
      process.execPath,
      [`${root}node_modules/vitest/vitest.mjs`, 'run', '--config', 'packages/testing/test/fixtures/patterns/vitest.config.ts'],
      { cwd: root, encoding: 'utf8', env: { ...process.env, PATTERNS_OUTPUT: join(folder, 'patterns.json'), NO_COLOR: '1' } },
    )
    expect(run.stdout).toContain('Access patterns of shop: 1 of 4 were exercised by no test:\n  Order.unshipped\n')
    expect(JSON.parse(readFileSync(join(folder, 'patterns.json'), 'utf8'))).toEqual({
      schemas: [{ schema: 'shop', exercised: ['Order.byCustomer', 'Order.byId', 'customerWithOrders'], missed: ['Order.unshipped'] }],
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
