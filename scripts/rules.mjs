// Prints every rule, of lint, of changes and of drift, with the number of cases that each is tested on: those it finds something in, and those
// it leaves alone. Of a rule about changes also the number of published designs in which its least change was found by it and no other, and
// in how many of these the change was of a table that was grafted on, because the design itself has no place for it.
// Only tests that pass are counted, as vitest reports them. Fails where one does not pass, or a rule has none of a kind.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runBin } from './self-check/run.mjs'

let hasFailed = false
const folder = mkdtempSync(join(tmpdir(), 'keyloom-rules-'))
const build = runBin('typescript/bin/tsc', ['-b', 'packages/codegen'])
const passed = [
  ...passing('packages/codegen/src/lint/rules', 'packages/codegen/test/review/rules.test.ts', 'packages/codegen/test/review/drift.test.ts'),
  ...passing('packages/codegen/test/review/mutations.long.test.ts', '--mode=long'),
]
rmSync(folder, { recursive: true })
const count = (group, isCounted = () => true) => passed.filter((one) => one.group === group && isCounted(one)).length
const isGrafted = ({ title }) => title.endsWith(', grafted')

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
  ...(changeRules.some((rule) => rule.id === id) && {
    designs: count(`${id} designs`),
    grafted: count(`${id} designs`, isGrafted),
  }),
}))

if (process.argv.includes('--json')) console.log(JSON.stringify({ rules: rows }, undefined, 2))
else console.table(rows)
if (build.code !== 0 || hasFailed || rows.some((row) => [row.positive, row.negative, row.designs].includes(0))) {
  console.error(
    'Not every rule is shown by tests that pass: run `vitest run packages/codegen/src/lint/rules packages/codegen/test/review`, and ' +
      '`vitest run --mode long packages/codegen/test/review/mutations`.',
  )
  process.exitCode = 1
}

/** The tests in some files that pass, each with the name of its group. */
function passing(...args) {
  const file = join(folder, 'report.json')
  const tests = runBin('vitest/vitest.mjs', ['run', ...args, '--typecheck.enabled=false', '--reporter=json', `--outputFile=${file}`])
  if (tests.code !== 0) hasFailed = true
  const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
  return testResults
    .flatMap((suite) => suite.assertionResults)
    .filter((test) => test.status === 'passed')
    .map(({ ancestorTitles: [group], title }) => ({ group, title }))
}
