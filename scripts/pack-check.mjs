// Uses the packages as a stranger does: packs them, installs the tarballs in an empty project with npm, and goes from `keyloom init` to a
// first write and query there. What is missing in a tarball, or resolves only inside the workspace, shows here.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finish, root, run } from './self-check/run.mjs'

const packages = ['core', 'codegen', 'testing']
const expected = JSON.stringify({ totals: [200, 100], operations: ['Query'] })
const folder = mkdtempSync(join(tmpdir(), 'keyloom-pack-check-'))
const project = join(folder, 'project')

class StepFailure extends Error {}

/** Runs a step, and ends the check where it fails. */
function step(title, command, args, cwd) {
  console.log(`- ${title}`)
  const { code, stdout, output } = run(command, args, { cwd })
  if (code !== 0) throw new StepFailure(`${title}: exit ${code}\n${output}`)
  return stdout
}

/** The version that the workspace pins in its catalog. */
function pinned(name) {
  const line = readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8')
    .split('\n')
    .find((text) => text.trim().replaceAll(/['"]/g, '').startsWith(`${name}: `))
  return `${name}@${line.split(': ')[1].trim()}`
}

function rootVersion(name) {
  return `${name}@${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies[name]}`
}

function packAll() {
  step(
    'build the packages',
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-b', ...packages.map((name) => `packages/${name}`)],
    root,
  )
  for (const name of packages) {
    step(`pack @keyloom/${name}`, 'npx', ['-y', 'pnpm@10.34.9', 'pack', '--pack-destination', folder], join(root, 'packages', name))
  }
  return readdirSync(folder).filter((file) => file.endsWith('.tgz'))
}

function begin(tarballs) {
  writeProject()
  const outside = [pinned('zod'), pinned('@aws-sdk/client-dynamodb'), rootVersion('typescript'), rootVersion('@types/node')]
  step(
    `install ${[...tarballs, ...outside].join(', ')}`,
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs.map((file) => join(folder, file)), ...outside],
    project,
  )
  step('npx keyloom init --yes', 'npx', ['--no-install', 'keyloom', 'init', '--yes'], project)
  step('npx keyloom generate', 'npx', ['--no-install', 'keyloom', 'generate'], project)
  step('npx keyloom generate --check', 'npx', ['--no-install', 'keyloom', 'generate', '--check'], project)
  step('compile', 'npx', ['--no-install', 'tsc', '-p', '.'], project)
  return step('write two orders and query them', process.execPath, ['build/app.js'], project).trim()
}

function writeProject() {
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), `${JSON.stringify({ name: 'stranger', private: true, type: 'module' }, undefined, 2)}\n`)
  const compilerOptions = {
    target: 'ES2022',
    module: 'NodeNext',
    strict: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    types: ['node'],
    skipLibCheck: false,
    outDir: 'build',
    rootDir: '.',
  }
  writeFileSync(join(project, 'tsconfig.json'), `${JSON.stringify({ compilerOptions, include: ['*.ts', 'generated'] }, undefined, 2)}\n`)
  copyFileSync(join(root, 'scripts/self-check/packed-app.ts'), join(project, 'app.ts'))
}

try {
  const printed = begin(packAll())
  finish(
    'pack check',
    `the packed packages work in an empty project: ${printed}`,
    printed === expected ? [] : [`expected ${expected}, but the application printed ${printed}`],
  )
} catch (error) {
  if (!(error instanceof StepFailure)) throw error
  finish('pack check', '', [error.message])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
