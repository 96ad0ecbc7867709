// Prints the rules of lint with the number of designs that each is tested on: those it finds something in, and those it leaves alone.
// Only tests that pass are counted, as vitest reports them. Fails where one does not pass, or a rule has none of a kind.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runBin } from './self-check/run.mjs'

const folder = mkdtempSync(join(tmpdir(), 'keyloom-rules-'))
const file = join(folder, 'report.json')
const build = runBin('typescript/bin/tsc', ['-b', 'packages/codegen'])
const tests = runBin('vitest/vitest.mjs', [
  'run',
  'packages/codegen/src/lint/rules',
  '--typecheck.enabled=false',
  '--reporter=json',
  `--outputFile=${file}`,
])
const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
rmSync(folder, { recursive: true })
const passed = testResults
  .flatMap((suite) => suite.assertionResults)
  .filter((test) => test.status === 'passed')
  .map((test) => test.ancestorTitles[0])
const count = (title) => passed.filter((one) => one === title).length

const compiled = pathToFileURL(join(root, 'packages/codegen/dist/lint/rules/index.js'))
const { rules } = await import(compiled.href)
const rows = rules.map(({ id, slug, severity }) => ({
  id,
  slug,
  severity,
  positive: count(`${id} positive`),
  negative: count(`${id} negative`),
}))

if (process.argv.includes('--json')) console.log(JSON.stringify({ rules: rows }, undefined, 2))
else console.table(rows)
if (build.code !== 0 || tests.code !== 0 || rows.some((row) => row.positive === 0 || row.negative === 0)) {
  console.error('Not every rule is shown by tests that pass: run `vitest run packages/codegen/src/lint/rules`.')
  process.exitCode = 1
}
