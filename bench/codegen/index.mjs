// How long `keyloom generate` takes on 100 entities, as a process of its own that begins with an empty folder.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { config, schemaOf } from '../common/hundred-entities.mjs'
import { run as spawn, tsc } from '../common/spawn.mjs'

const ENTITIES = 100
const goals = { coldSeconds: 2 }
const folder = fileURLToPath(new URL('measured', import.meta.url))

export async function run({ rounds = 7 } = {}) {
  spawn(tsc, ['-b', 'packages/codegen'])
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'schema.ts'), schemaOf(ENTITIES))
    writeFileSync(join(folder, 'keyloom.config.ts'), config)
    const seconds = []
    for (let round = 0; round < rounds; round += 1) {
      rmSync(join(folder, 'generated'), { recursive: true, force: true })
      const begin = performance.now()
      spawn('packages/codegen/bin/keyloom.js', ['generate', '--cwd', folder])
      seconds.push((performance.now() - begin) / 1000)
    }
    const report = { coldSeconds: median(seconds) }
    return { report, passed: report.coldSeconds <= goals.coldSeconds }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function median(list) {
  const sorted = [...list].sort((a, b) => a - b)
  return Math.round(sorted[sorted.length >> 1] * 100) / 100
}
