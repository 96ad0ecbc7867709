// dependency-cruiser passes in silence when it resolves an import to the wrong file. So this check builds a small workspace with the
// repository's own package.json and tsconfig files, plants imports that the rules forbid, and fails unless each is reported by its rule.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import config from '../dependency-cruiser.config.mjs'
import { allowedImports, forbiddenImports } from './self-check/forbidden-imports.mjs'
import { finish, root, runBin } from './self-check/run.mjs'

const packages = ['core', 'codegen', 'testing']
const stages = {
  core: ['errors', 'model', 'keys', 'schema', 'plan', 'runtime'],
  codegen: ['errors', 'config', 'lint', 'design', 'load', 'review', 'emit', 'infra', 'deploy', 'write', 'cli'],
  testing: [],
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Every stage with an index, the packages linked to each other, and the dependencies that rules name. */
function buildWorkspace(folder) {
  for (const file of ['tsconfig.base.json', 'tsconfig.test.json']) copyFileSync(join(root, file), join(folder, file))
  for (const name of packages) {
    const source = join(folder, 'packages', name, 'src')
    for (const stage of stages[name]) write(join(source, stage, 'index.ts'), 'export {}\n')
    for (const entry of entriesOf(name)) write(join(folder, 'packages', name, entry), 'export {}\n')
    copyFileSync(join(root, 'packages', name, 'package.json'), join(folder, 'packages', name, 'package.json'))
    link(join(folder, 'node_modules/@keyloom', name), join(folder, 'packages', name))
  }
  write(join(folder, 'packages/core/src/errors/codes.ts'), 'export {}\n')
  write(join(folder, 'packages/core/src/keys/b.ts'), "import './a.js'\n")
  write(join(folder, 'tests/index.ts'), 'export {}\n')
  for (const [owner, dependency] of [
    ['core', 'zod'],
    ['codegen', 'ts-morph'],
    ['core', '@aws-sdk/client-dynamodb'],
  ]) {
    link(join(folder, 'node_modules', dependency), join(root, 'packages', owner, 'node_modules', dependency))
  }
}

/** The source files that a package.json exports. */
function entriesOf(name) {
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
  return Object.values(exports).flatMap((entry) => entry['@keyloom/source'] ?? [])
}

function link(path, target) {
  mkdirSync(dirname(path), { recursive: true })
  symlinkSync(target, path, 'dir')
}

function plant(folder, imports) {
  for (const [file, specifier, form] of imports) {
    write(
      join(folder, file),
      form === 'type' ? `import type * as planted from '${specifier}'\nexport type { planted }\n` : `import '${specifier}'\n`,
    )
  }
}

/** `rule from` of each violation, and the files that were read. */
function cruise(folder) {
  const { output, stdout } = runBin(
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ['--config', join(root, 'dependency-cruiser.config.mjs'), '--output-type', 'json', 'packages', 'examples', 'tests'],
    { cwd: folder },
  )
  try {
    return JSON.parse(stdout).summary.violations.map((violation) => ({ rule: violation.rule.name, file: violation.from }))
  } catch {
    return output
  }
}

function compare(violations) {
  const missed = config.forbidden.flatMap(({ name }) => {
    const imports = forbiddenImports[name]
    if (imports === undefined) return [`the rule ${name} has no planted import in self-check/forbidden-imports.mjs.`]
    return imports
      .filter(([file]) => !violations.some((violation) => violation.rule === name && violation.file === file))
      .map(([file, specifier]) => `the rule ${name} does not report ${file} importing ${specifier}.`)
  })
  const wrong = violations
    .filter(({ file }) => allowedImports.some(([allowed]) => allowed === file))
    .map(({ rule, file }) => `the rule ${rule} reports ${file}, which is allowed.`)
  return [...missed, ...wrong]
}

const folder = mkdtempSync(join(tmpdir(), 'keyloom-dependency-rules-'))
try {
  buildWorkspace(folder)
  const planted = Object.values(forbiddenImports).flat()
  plant(folder, [...planted, ...allowedImports])
  const violations = cruise(folder)
  const findings = typeof violations === 'string' ? [`dependency-cruiser did not answer: ${violations}`] : compare(violations)
  finish('dependency rules', `${planted.length} forbidden imports are reported, ${allowedImports.length} allowed ones are not`, findings)
} finally {
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
}
