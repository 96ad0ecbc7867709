// `pnpm bench <name> [--rounds N] [--json]`: runs one benchmark. A benchmark is `bench/<name>/index.mjs` that exports `run({ rounds })`, which
// answers `{ report, passed }`. Exit code 1: a goal was missed. `pnpm bench page` runs them all, or those it is given, and writes
// docs/benchmarks.md; with `--redraw` it only writes.
import { existsSync, readdirSync } from 'node:fs'
import { register } from 'node:module'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string' }, redraw: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const folder = new URL('../bench/', import.meta.url)
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/index.mjs`, folder)))
const [name, ...more] = positionals
if (!names.includes(name)) {
  console.error(`Usage: pnpm bench <${names.join(' | ')}> [--rounds N] [--json]`)
  process.exit(3)
}

register('./typescript-hooks.mjs', import.meta.url)
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const { run } = await import(new URL(`${name}/index.mjs`, folder).href)
const { report, passed } = await run({
  redraw: values.redraw,
  names: more,
  ...(values.rounds !== undefined && { rounds: Number(values.rounds) }),
})
if (values.json) console.log(JSON.stringify(report))
else for (const [key, value] of Object.entries(report)) console.log(`${key.padEnd(10)}${JSON.stringify(value)}`)
process.exit(passed ? 0 : 1)
