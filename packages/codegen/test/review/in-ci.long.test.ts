import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createProject, type Project } from '../support/project.js'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const bin = join(root, 'packages/codegen/bin/keyloom.js')
const guide = readFileSync(join(root, 'docs/guide/review.md'), 'utf8')

interface Step {
  readonly name: string
  readonly run: string
  readonly shell: string
  readonly if?: string
  readonly env?: Readonly<Record<string, string>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly required?: boolean; readonly default?: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly Step[] }
}

const action = parse(readFileSync(join(root, '.github/actions/review/action.yml'), 'utf8')) as Action

/** The examples of the guide in this language. */
const examples = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text)

const schema = (sort: string) => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const order = defineEntity(table, 'Order', {
  attributes: { customerId: z.uuid(), orderId: z.uuid() },
  key: { partition: 'CUSTOMER#{customerId}', sort: '${sort}#{orderId}' },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

/**
 * Programs in the place of those that a runner has: `npx keyloom` is the one of this repository, and `gh api` keeps comments in a file. Of jq
 * it understands the one filter that the action has.
 */
function programs(project: Project): string {
  const folder = join(project.folder, 'programs')
  mkdirSync(folder)
  const comments = JSON.stringify(join(project.folder, 'comments.json'))
  const program = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    chmodSync(join(folder, name), 0o755)
  }
  program('npx', `#!/bin/sh\nshift\nexec "${process.execPath}" "${bin}" "$@"\n`)
  program(
    'gh',
    `#!${process.execPath}
const { readFileSync, writeFileSync } = require('node:fs')
const args = process.argv.slice(2)
const option = (name) => args[args.indexOf(name) + 1]
const all = JSON.parse(readFileSync(${comments}, 'utf8'))
const body = () => readFileSync(option('-F').replace(/^body=@/, ''), 'utf8')
if (process.env.GH_TOKEN !== 'secret') process.exit(4)
if (args.includes('--jq')) {
  const marker = /^\\.\\[\\] \\| select\\(\\.body \\| startswith\\("(.*)"\\)\\) \\| \\.id$/.exec(option('--jq'))[1]
  for (const { id } of all.filter(({ body }) => body.startsWith(marker))) console.log(id)
} else if (option('--method') === 'PATCH') {
  const id = Number(args.find((each) => each.startsWith('repos/')).split('/').at(-1))
  all.find((one) => one.id === id).body = body()
} else all.push({ id: all.length + 1, body: body(), of: args.find((each) => each.startsWith('repos/')) })
writeFileSync(${comments}, JSON.stringify(all))
`,
  )
  project.write('comments.json', '[{"id":1,"body":"Looks good"}]')
  return folder
}

function git(project: Project, ...args: readonly string[]): string {
  const named = ['-C', project.folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.com']
  return execFileSync('git', [...named, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function repository(): Project {
  const project = createProject({ 'schema.ts': schema('ORDER') })
  execFileSync(process.execPath, [bin, 'generate', '--cwd', project.folder], { stdio: 'ignore' })
  git(project, 'init', '-b', 'main')
  git(project, 'add', 'schema.ts', 'generated')
  git(project, 'commit', '-m', 'A shop')
  return project
}

/** Runs the steps of the action as a runner does, with what GitHub puts in for its expressions. */
function runAction(
  project: Project,
  path: string,
): { readonly comments: readonly { readonly id: number; readonly body: string }[]; readonly code: number } {
  const values: Record<string, string> = {
    'inputs.against': 'main',
    'inputs.fail-on': action.inputs['fail-on']?.default ?? '',
    'inputs.token': 'secret',
    'runner.temp': project.folder,
    'github.event.pull_request.number': '7',
  }
  let code = 0
  for (const step of action.runs.steps) {
    const output = join(project.folder, 'output.txt')
    writeFileSync(output, '')
    const env = Object.entries(step.env ?? {}).map(([name, text]) => [
      name,
      text.replaceAll(/\$\{\{ (.*?) \}\}/g, (_, key: string) => values[key] ?? `?${key}`),
    ])
    const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
      cwd: project.folder,
      env: {
        ...process.env,
        ...Object.fromEntries(env),
        PATH: `${path}:${process.env.PATH}`,
        GITHUB_REPOSITORY: 'shop/shop',
        GITHUB_STEP_SUMMARY: join(project.folder, 'summary.md'),
        GITHUB_OUTPUT: output,
      },
      stdio: 'ignore',
    })
    code = status ?? -1
    if (code !== 0) break
    for (const line of readFileSync(output, 'utf8').split('\n'))
      values[`steps.review.outputs.${line.split('=')[0]}`] = line.split('=')[1] ?? ''
  }
  return { comments: JSON.parse(project.read('comments.json')), code }
}

test('the action writes one comment and replaces it on the next push, and its job ends as the review does', () => {
  const project = repository()
  const path = programs(project)
  project.write('schema.ts', schema('SALE'))
  const first = runAction(project, path)
  expect([first.code, first.comments.map(({ id }) => id), first.comments[1]?.body]).toEqual([1, [1, 2], expect.stringContaining('K102')])
  project.write('schema.ts', schema('order'))
  const second = runAction(project, path)
  expect([second.code, second.comments.map(({ id }) => id), second.comments[0]?.body]).toEqual([1, [1, 2], 'Looks good'])
  expect(second.comments[1]?.body).toContain('K103')
  expect(second.comments[1]?.body).not.toContain('K102')
  project.write('schema.ts', schema('ORDER'))
  expect(runAction(project, path).code).toBe(0)
})

test('the action is composite, every step has a shell, and the examples give inputs that it has', () => {
  expect(action.runs.using).toBe('composite')
  expect(action.runs.steps.map(({ shell }) => shell)).toEqual(action.runs.steps.map(() => 'bash'))
  const used = new Set([...JSON.stringify(action.runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name))
  expect([...used].toSorted()).toEqual(Object.keys(action.inputs).toSorted())
  const [workflow] = examples('yaml').map((text) => parse(text))
  const step = workflow.jobs.review.steps.find(({ uses }: { readonly uses?: string }) => uses === './.github/actions/review')
  const required = Object.entries(action.inputs).filter(([, input]) => input.required === true)
  expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)))
  expect(Object.keys(step.with)).toEqual(expect.arrayContaining(required.map(([name]) => name)))
  // A comment needs the permission, and the base needs its history.
  expect([workflow.permissions['pull-requests'], workflow.jobs.review.steps[0].with['fetch-depth']]).toEqual(['write', 0])
})

test('the job for GitLab writes a code quality report', () => {
  const job = parse(examples('yaml')[1] ?? '')['schema-review']
  const project = repository()
  const path = programs(project)
  git(project, 'update-ref', 'refs/remotes/origin/main', 'main')
  project.write('schema.ts', schema('SALE'))
  const commands = (job.script as readonly string[]).filter((line) => line !== 'npm ci')
  const { status } = spawnSync('bash', ['-eo', 'pipefail', '-c', commands.join('\n')], {
    cwd: project.folder,
    env: { ...process.env, PATH: `${path}:${process.env.PATH}`, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' },
    stdio: 'ignore',
  })
  const report = JSON.parse(project.read(job.artifacts.reports.codequality)) as readonly { readonly check_name: string }[]
  expect([status, report.map(({ check_name: rule }) => rule)]).toEqual([1, expect.arrayContaining(['K102'])])
})

test('with the settings of the guide, git merges model.json without a conflict and tells its difference as a review', () => {
  const project = repository()
  const path = programs(project)
  const settings = examples('sh').filter((text) => text.startsWith('git config'))
  const attributes = [...guide.matchAll(/^# \.gitattributes\n(.*)$/gm)].map(([, line = '']) => line)
  project.write('.gitattributes', `${attributes.join('\n')}\n`)
  for (const setting of settings) execFileSync('sh', ['-c', setting], { cwd: project.folder })
  git(project, 'add', '.gitattributes')
  git(project, 'commit', '-m', 'Settings')
  const changed = (sort: string, message: string) => {
    project.write('schema.ts', schema(sort))
    execFileSync(process.execPath, [bin, 'generate', '--cwd', project.folder], { stdio: 'ignore' })
    git(project, 'commit', '-m', message, 'generated')
    git(project, 'checkout', '--', '.')
  }
  git(project, 'checkout', '-b', 'other')
  changed('SALE', 'Theirs')
  git(project, 'checkout', 'main')
  changed('BUY', 'Ours')
  git(project, 'merge', 'other', '-m', 'Both')
  expect(project.read('generated/model.json')).toContain('"BUY#')

  project.write('schema.ts', schema('LATER'))
  execFileSync(process.execPath, [bin, 'generate', '--cwd', project.folder], { stdio: 'ignore' })
  const difference = execFileSync('git', ['-C', project.folder, 'diff', '--', 'generated/model.json'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${path}:${process.env.PATH}` },
  })
  expect(difference).toContain('K102 sk-template-changed')
})
