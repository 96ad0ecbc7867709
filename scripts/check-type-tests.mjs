// Type tests can pass without being run: vitest reports a wrong one as passed when its tsconfig does not include the file. So this check
// runs a sample that is wrong on purpose, and compares the type tests in git with those that vitest runs and those that tsc sees.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { finish, root, run, runBin } from './self-check/run.mjs'

const sample = 'scripts/self-check/type-tests'

function outcomeOfSample() {
  const folder = mkdtempSync(join(tmpdir(), 'keyloom-type-tests-'))
  const report = join(folder, 'report.json')
  try {
    const { output } = runBin('vitest/vitest.mjs', [
      'run',
      '--typecheck.only',
      `--typecheck.tsconfig=${sample}/tsconfig.json`,
      `--typecheck.include=${sample}/*.test-d.ts`,
      '--reporter=json',
      `--outputFile=${report}`,
    ])
    return readReport(report) ?? output
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readReport(file) {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'))
    return testResults.flatMap((result) => result.assertionResults.map((test) => `${test.title}: ${test.status}`)).join('; ')
  } catch {
    return undefined
  }
}

function typeTestsInGit() {
  const { stdout } = run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.test-d.ts'])
  return stdout.split('\n').filter((file) => file !== '' && !file.startsWith(`${sample}/`))
}

function typeTestsOfVitest() {
  const { stdout } = runBin('vitest/vitest.mjs', ['list', '--typecheck.only', '--filesOnly', '--json'])
  return new Set(JSON.parse(stdout).map(({ file }) => relative(root, file)))
}

function filesOfTsc() {
  const { stdout } = runBin('typescript/bin/tsc', ['-p', 'tsconfig.type-tests.json', '--listFilesOnly'])
  return new Set(stdout.split('\n').map((file) => relative(root, resolve(root, file))))
}

const findings = []
const outcome = outcomeOfSample()
const expected = 'a wrong type is reported: failed; a right type is not: passed'
if (outcome !== expected) findings.push(`${sample}/wrong.test-d.ts must end "${expected}", but ended: ${outcome}`)

const files = typeTestsInGit()
const [listed, seen] = files.length === 0 ? [new Set(), new Set()] : [typeTestsOfVitest(), filesOfTsc()]
for (const file of files) {
  if (!listed.has(file)) findings.push(`${file} is not run: add its folder to test.typecheck.include in vitest.config.ts.`)
  if (!seen.has(file)) findings.push(`${file} would pass unread: add its folder to include in tsconfig.type-tests.json.`)
}

finish('type tests', `the wrong sample is reported, ${files.length} files are read and run`, findings)
