// `pnpm fuzz <name> [--cases N] [--seed N] [--json]`: runs one fuzzer at its full size, or as many cases as asked. A fuzzer is a file of
// `scripts/fuzz` that exports `defaultCases` and `run({ cases, seed })`, which answers `{ report, failed, details }`.
import { readdirSync } from 'node:fs'
import { register } from 'node:module'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cases: { type: 'string' },
    seed: { type: 'string' },
    replay: { type: 'string' },
    third: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
})
const folder = new URL('./fuzz/', import.meta.url)
const names = readdirSync(folder).map((file) => file.replace(/\.mjs$/, ''))
const [name] = positionals
if (!names.includes(name)) {
  console.error(`Usage: pnpm fuzz <${names.join(' | ')}> [--cases N] [--seed N] [--json]`)
  process.exit(3)
}

// Fuzzers are TypeScript that is not published: they are compiled as they are loaded, and with them the sources of the packages.
register('./typescript-hooks.mjs', import.meta.url)
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const fuzzer = await import(new URL(`${name}.mjs`, folder).href)
const cases = Number(values.cases ?? fuzzer.defaultCases)
const seed = Number(values.seed ?? 1)
const {
  report,
  failed,
  details = [],
} = await fuzzer.run({ cases, seed, third: values.third, ...(values.replay !== undefined && { replay: values.replay }) })
for (const detail of details) console.error(detail)
if (values.json) console.log(JSON.stringify(report))
else
  for (const [key, value] of Object.entries(report))
    console.log(`${key.padEnd(16)}${typeof value === 'object' ? JSON.stringify(value) : value}`)
if (failed) console.error(`Repeat with: pnpm fuzz ${name} --cases ${cases} --seed ${seed}`)
process.exit(failed ? 1 : 0)
