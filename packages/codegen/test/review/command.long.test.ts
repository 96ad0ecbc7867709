import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject, type Project } from '../support/project.js'
import { faultsOfSarif } from '../support/sarif.js'
import { captureStreams } from '../support/streams.js'

const schema = (sort: string) => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const order = defineEntity(table, 'Order', {
  attributes: { customerId: z.uuid(), orderId: z.uuid() },
  key: { partition: 'CUSTOMER#{customerId}', sort: '${sort}#{orderId}' },
  patterns: { byCustomer: { by: ['customerId'] } },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

function git(project: Project, ...args: readonly string[]): void {
  execFileSync('git', ['-C', project.folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], { stdio: 'ignore' })
}

async function keyloom(project: Project, ...args: readonly string[]) {
  const io = captureStreams(project.folder)
  const exitCode = await run(args, io)
  return { exitCode, ...io.written }
}

/** A repository whose one commit has the schema and what is generated from it. */
async function repository(files: Readonly<Record<string, string>> = {}): Promise<Project> {
  const project = createProject({ 'schema.ts': schema('ORDER'), ...files })
  await keyloom(project, 'generate')
  git(project, 'init')
  git(project, 'add', '-A', '--', ':!node_modules')
  git(project, 'commit', '-m', 'A shop')
  return project
}

describe('review', () => {
  test('nothing changed', async () => {
    const project = await repository()
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^Schema review: no changes/),
    })
  })

  test('a breaking change fails, and what is only out of date has a code of its own', async () => {
    const project = await repository()
    project.write('schema.ts', schema('SALE'))
    const before = await keyloom(project, 'review', '--against', 'HEAD')
    expect(before).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/K102 sk-template-changed · Order sort key · .* · schema\.ts:7:/),
    })
    expect(before.stdout).toContain('D801 snapshot-stale')
    expect(await keyloom(project, 'review', '--against', 'HEAD', '--fail-on', 'never')).toMatchObject({ exitCode: 2 })
    await keyloom(project, 'generate')
    expect(await keyloom(project, 'review', '--against', 'HEAD', '--fail-on', 'never')).toMatchObject({ exitCode: 0 })
  })

  test('code of the base is never run', async () => {
    const project = await repository()
    project.write('schema.ts', "throw new Error('the base runs')")
    git(project, 'commit', '-am', 'A schema that throws')
    project.write('schema.ts', schema('ORDER'))
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toMatchObject({ exitCode: 0 })
  })

  test('a change is accepted by its fingerprint, with a reason, until its day', async () => {
    const project = await repository()
    project.write('schema.ts', schema('SALE'))
    await keyloom(project, 'generate')
    expect(await keyloom(project, 'review', '--against', 'HEAD', '--baseline', 'nothing is deployed yet')).toMatchObject({
      exitCode: 0,
      stderr: '1 change accepted in keyloom.accepted.json.\n',
    })
    const accepted = await keyloom(project, 'review', '--against', 'HEAD')
    expect(accepted).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('K102 · Order sort key: nothing is deployed yet') })
    const file = project.read('keyloom.accepted.json')
    project.write('keyloom.accepted.json', file.replace('"because"', '"until": "2020-01-01",\n      "because"'))
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('D807 ack-expired'),
    })
    project.write('keyloom.accepted.json', file)
    project.write('schema.ts', schema('ORDER'))
    await keyloom(project, 'generate')
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('D806 ack-unused'),
    })
  })

  test('rules of the configuration are asked too', async () => {
    const rule = `{ id: 'X001', slug: 'any-entity', severity: 'breaking', title: 'An entity', why: 'No reason.', check: (base, head) => head.entities.map(({ name }) => ({ target: name, path: ['entities', name] })) }`
    const project = await repository({ 'keyloom.config.ts': `export default { review: { rules: [${rule}] } }` })
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('X001 any-entity · Order · schema.ts:5:'),
    })
  })

  test.each([
    ['throws', "() => { throw new Error('boom') }", 'The rule X001 of the configuration throws: boom'],
    ['gives no list', '() => undefined', 'gives something else than a list of changes'],
    ['gives a path that is none', "() => [{ target: 'Order', path: 'Order' }]", 'gives something else than a list of changes'],
  ])('a rule of the configuration that %s', async (_, check, message) => {
    const rule = `{ id: 'X001', slug: 'any', severity: 'breaking', title: 'Any', why: 'No reason.', check: ${check} }`
    const project = await repository({ 'keyloom.config.ts': `export default { review: { rules: [${rule}] } }` })
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toMatchObject({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(`error CONFIG.INVALID: .*${message}`),
    })
  })

  test('a schema that cannot be planned is a finding', async () => {
    const project = await repository()
    project.write('schema.ts', schema('ORDER').replace("by: ['customerId']", "by: ['orderId']"))
    const { exitCode, stdout } = await keyloom(project, 'review', '--against', 'HEAD')
    expect({ exitCode, isExplained: /L723|PLAN\.UNSERVED/.test(stdout) }).toEqual({ exitCode: 1, isExplained: true })
  })
})

describe('a schema that has no model', () => {
  const broken = schema('ORDER').replace('{customerId}', '{custmerId}')

  test('is a finding in every format', async () => {
    const project = await repository()
    project.write('schema.ts', broken)
    const reported = async (format: string) => {
      const { exitCode, stdout } = await keyloom(project, 'review', '--against', 'HEAD', '--format', format)
      expect([format, exitCode]).toEqual([format, 1])
      return stdout
    }
    expect(await reported('text')).toMatch(/^Schema review: 1 problem .*\n\nschema\.ts:7:\d+ - error SCHEMA\.UNKNOWN: .*'custmerId'/)
    expect(await reported('markdown')).toMatch(/^<!-- keyloom-review: shop -->\n## Schema review: 1 problem\n/)
    expect(await reported('github')).toMatch(/^::error file=schema\.ts,line=7,col=\d+,title=SCHEMA\.UNKNOWN::/)
    expect(await reported('junit')).toContain('failures="1"')
    expect(faultsOfSarif(JSON.parse(await reported('sarif')))).toEqual([])
    expect(JSON.parse(await reported('gitlab'))).toMatchObject([{ check_name: 'SCHEMA.UNKNOWN', location: { path: 'schema.ts' } }])
    expect(JSON.parse(await reported('json'))).toMatchObject({
      ok: false,
      schema: 'shop',
      changes: [],
      problems: [{ code: 'SCHEMA.UNKNOWN' }],
    })
  })

  test('is no baseline', async () => {
    const project = await repository()
    project.write('schema.ts', broken)
    expect(await keyloom(project, 'review', '--against', 'HEAD', '--baseline', 'now')).toMatchObject({ exitCode: 1 })
    expect(project.files().includes('keyloom.accepted.json')).toBe(false)
  })
})

describe('two models alone', () => {
  test('of git refs, and of files', async () => {
    const project = await repository()
    project.write('schema.ts', schema('SALE'))
    await keyloom(project, 'generate')
    git(project, 'commit', '-am', 'Sales')
    project.write('schema.ts', "throw new Error('the schema runs')")
    expect(await keyloom(project, 'review', '--against', 'HEAD~1', '--head', 'HEAD')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(
        /^Schema review: 1 breaking {2}HEAD~1 .* → HEAD .* \(its model alone\)\n(?:.*\n)*.*K102 .* · generated\/model\.json:1:1 /,
      ),
    })
    expect(await keyloom(project, 'review', '--against', 'HEAD', '--head', 'HEAD', '--json')).toMatchObject({ exitCode: 0 })

    const old = execFileSync('git', ['-C', project.folder, 'show', 'HEAD~1:generated/model.json'], { encoding: 'utf8' })
    const alone = createProject({ 'old.json': old, 'new.json': project.read('generated/model.json') })
    expect(await keyloom(alone, 'review', '--against', 'old.json', '--head', 'new.json')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringMatching(/K102 .* · new\.json:1:1 /),
    })
    expect(await keyloom(alone, 'review', '--against', 'old.json', '--head', 'none.json')).toMatchObject({ exitCode: 3, stdout: '' })
  })

  test('are judged by the configuration and by what was accepted', async () => {
    const project = await repository({ 'keyloom.config.ts': 'export default {}' })
    project.write('old.json', project.read('generated/model.json'))
    project.write('schema.ts', schema('SALE'))
    await keyloom(project, 'generate')
    const args = ['review', '--against', 'old.json', '--head', 'generated/model.json']
    expect(await keyloom(project, ...args, '--baseline', 'nothing is deployed yet')).toMatchObject({ exitCode: 0 })
    expect(await keyloom(project, ...args)).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('nothing is deployed yet') })
  })
})

describe('what a review is compared with', () => {
  const failing = (code: string, text: string) => ({
    exitCode: 3,
    stdout: '',
    stderr: expect.stringMatching(new RegExp(`^error ${code.replace('.', '\\.')}: .*${text}`)),
  })

  test('a ref that does not exist', async () => {
    const project = await repository()
    expect(await keyloom(project, 'review', '--against', 'origin/main')).toEqual(failing('REVIEW.NO_REF', "called 'origin/main'"))
    expect(await keyloom(project, 'review', '--against=-x')).toEqual(failing('REVIEW.NO_REF', "called '-x'"))
    expect(await keyloom(project, 'review')).toEqual(failing('CLI.USAGE', '--against <git ref or file>'))
  })

  test('no git repository', async () => {
    const project = createProject({ 'schema.ts': schema('ORDER') })
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toEqual(failing('REVIEW.NO_REPOSITORY', 'is not in a git repository'))
  })

  test('no git, or one that does not trust the folder', async () => {
    const project = await repository()
    vi.stubEnv('PATH', '')
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toEqual(failing('REVIEW.NO_REPOSITORY', 'git cannot be started'))
    vi.unstubAllEnvs()
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1')
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toEqual(failing('REVIEW.NO_REPOSITORY', 'dubious ownership'))
    vi.unstubAllEnvs()
  })

  test('a commit without a model', async () => {
    const project = createProject({ 'schema.ts': schema('ORDER') })
    git(project, 'init')
    git(project, 'add', 'schema.ts')
    git(project, 'commit', '-m', 'Only a schema')
    expect(await keyloom(project, 'review', '--against', 'HEAD')).toEqual(
      failing('REVIEW.NO_SNAPSHOT', 'There is no generated/model.json at HEAD'),
    )
  })

  test('a model that was changed', async () => {
    const project = await repository()
    const changes: readonly (readonly [string, (text: string) => string, string])[] = [
      ['MODEL.NEWER', (text: string) => text.replace('"modelVersion": 1', '"modelVersion": 2'), 'has version 2'],
      ['MODEL.INVALID', () => 'not JSON', 'not JSON'],
      ['MODEL.INVALID', () => '{"kind":"model"}', 'not a model'],
      ['MODEL.INVALID', (text: string) => text.replace('"stored": "orderId"', '"stored": 7'), 'changed by hand.*stored'],
      ['MODEL.INVALID', (text: string) => text.replaceAll('"template": "ORDER#', '"template": "SALE#'), 'changed by hand.*SALE#'],
      ['MODEL.INVALID', (text: string) => text.replaceAll('"attribute": "orderId"', '"attribute": "nothing"'), 'changed by hand.*nothing'],
      ['MODEL.INVALID', (text: string) => text.replace('"kind": "model",\n', '"kind":"model",'), 'changed by hand'],
    ]
    for (const [code, change, text] of changes) {
      project.write('base.json', change(project.read('generated/model.json')))
      expect(await keyloom(project, 'review', '--against', 'base.json')).toEqual(failing(code, text))
    }
  })

  test('a file, in JSON where it fails too', async () => {
    const project = await repository()
    expect(await keyloom(project, 'review', '--against', 'generated/model.json')).toMatchObject({ exitCode: 0 })
    const { exitCode, stdout } = await keyloom(project, 'review', '--against', 'nothing.json', '--json')
    const schemaFile = new URL('../../../../docs/schemas/review.schema.json', import.meta.url)
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true)
    expect({ exitCode, ...JSON.parse(stdout) }).toMatchObject({
      exitCode: 3,
      command: 'review',
      ok: false,
      error: { code: 'REVIEW.NO_REF' },
    })
  })
})

test('verify says which side goes first', async () => {
  const project = await repository()
  expect(await keyloom(project, 'verify', '--against', 'HEAD')).toEqual({
    exitCode: 0,
    stdout: 'Each side serves the other: roll out in any order.\n',
    stderr: '',
  })
  project.write('schema.ts', schema('SALE'))
  const { exitCode, stdout } = await keyloom(project, 'verify', '--against', 'HEAD', '--json')
  expect({ exitCode, first: JSON.parse(stdout).first }).toEqual({ exitCode: 1, first: 'neither' })
})
