// How long `keyloom generate` takes on 100 entities: as a process of its own that begins with an empty folder, and as `--watch` after one change of
// the one file that the schema is in.
import { spawn as start } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { config, schemaOf } from '../common/hundred-entities.mjs'
import { summary } from '../common/quantiles.mjs'
import { run as spawn, tsc } from '../common/spawn.mjs'

const ENTITIES = 100
const goals = { coldSeconds: 2, watchSeconds: 0.4 }
const command = 'packages/codegen/bin/keyloom.js'
const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = fileURLToPath(new URL('measured', import.meta.url))

export async function run({ rounds = 7 } = {}) {
  spawn(tsc, ['-b', 'packages/codegen'])
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'schema.ts'), schemaOf(ENTITIES))
    writeFileSync(join(folder, 'keyloom.config.ts'), config)
    const report = summary({ coldSeconds: coldRuns(rounds), watchSeconds: await changes(rounds) })
    return { report, passed: Object.entries(goals).every(([name, goal]) => report[name] <= goal) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function coldRuns(rounds) {
  return Array.from({ length: rounds }, () => {
    rmSync(join(folder, 'generated'), { recursive: true, force: true })
    const begin = performance.now()
    spawn(command, ['generate', '--cwd', folder])
    return (performance.now() - begin) / 1000
  })
}

/** From the end of writing the schema until the command says that it has written what follows. The first changes warm it up. */
async function changes(rounds) {
  const child = start(process.execPath, [command, 'generate', '--watch', '--cwd', folder], { cwd: root })
  const generated = async () => {
    for (;;) {
      const [text] = await once(child.stderr, 'data')
      if (String(text).includes('deleted.')) return
    }
  }
  try {
    await generated()
    const seconds = []
    for (let round = -2; round < rounds; round += 1) {
      const text = schemaOf(ENTITIES).replace('max(500)', `max(${600 + round})`)
      const done = generated()
      writeFileSync(join(folder, 'schema.ts'), text)
      const begin = performance.now()
      await done
      if (round >= 0) seconds.push((performance.now() - begin) / 1000)
    }
    return seconds
  } finally {
    child.kill()
    await once(child, 'exit')
  }
}
