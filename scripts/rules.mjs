// Prints every rule, of lint, of changes and of drift, with the number of cases that each is tested on: those it finds something in, and those
// it leaves alone.
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
  'packages/codegen/test/review/rules.test.ts',
  'packages/codegen/test/review/drift.test.ts',
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

const load = (file) => import(pathToFileURL(join(root, 'packages/codegen/dist', file)).href)
const [{ rules }, { changeRules }, { driftRules }] = await Promise.all(
  ['lint/rules/index.js', 'review/rules/index.js', 'review/drift/rules/index.js'].map(load),
)
const rows = [...rules, ...changeRules, ...driftRules].map(({ id, slug, severity }) => ({
  id,
  slug,
  severity,
  positive: count(`${id} positive`),
  negative: count(`${id} negative`),
}))

if (process.argv.includes('--json')) console.log(JSON.stringify({ rules: rows }, undefined, 2))
else console.table(rows)
if (build.code !== 0 || tests.code !== 0 || rows.some((row) => row.positive === 0 || row.negative === 0)) {
  console.error(
    'Not every rule is shown by tests that pass: run `vitest run packages/codegen/src/lint/rules packages/codegen/test/review`.',
  )
  process.exitCode = 1
}
