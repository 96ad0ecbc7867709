import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Design {
  readonly name: string
  readonly patterns: number
  readonly served: number
  readonly twoStep: number
  readonly scans: readonly object[]
  readonly impossible: readonly object[]
  readonly unserved: number
}

// The script fails where lint finds something else in a design than the defects its fixture lists.
test('every pattern of the published designs is answered, and lint finds their defects and nothing else', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/designs.mjs', '--json'], { cwd: root, maxBuffer: 1 << 24 })
  const { designs } = JSON.parse(stdout) as { readonly designs: readonly Design[] }
  expect(designs).toHaveLength(16)
  const unanswered = designs.filter((design) => {
    const { patterns, served, twoStep, scans, impossible } = design
    return patterns === 0 || served + twoStep + scans.length + impossible.length !== patterns
  })
  expect(unanswered).toEqual([])
  expect(designs.flatMap(({ name, scans }) => scans.map((scan) => ({ name, ...scan })))).toEqual([
    { name: 'awslabs-gaming-leaderboard', pattern: 'list_games', because: expect.any(String) },
    { name: 'awslabs-social-media', pattern: 'get_user_followers', because: expect.any(String) },
    { name: 'complaint-management', pattern: 'by severity and state', because: expect.any(String) },
  ])
  expect(designs.flatMap(({ name, impossible }) => impossible.map((one) => ({ name, ...one })))).toEqual([
    { name: 'device-state-log', pattern: 'getLogsForSpecificDevice', rule: 'L719' },
  ])
})

// The script fails where a proposal has more indexes than the published design.
test('stripped of their keys, the designs get keys that serve every pattern with no more indexes than published', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/designs.mjs', '--redesign', '--json'], { cwd: root })
  const { designs } = JSON.parse(stdout) as { readonly designs: readonly { readonly name: string; readonly unserved: readonly object[] }[] }
  expect(designs).toHaveLength(16)
  expect(designs.flatMap(({ name, unserved }) => unserved.map((one) => ({ name, ...one })))).toEqual([])
})
