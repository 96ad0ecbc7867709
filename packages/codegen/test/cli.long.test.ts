import { once } from 'node:events'
import { statSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildKeyloom, ended, keyloom, startKeyloom } from './support/keyloom.js'
import { createProject, type Project } from './support/project.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const order = defineEntity(table, 'Order', {
  attributes: { customerId: z.uuid(), orderId: z.uuid(), total: z.int().min(0).max(1000) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  patterns: {
    byCustomer: { by: ['customerId'] },
  },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

beforeAll(buildKeyloom)

function snapshot(project: Project) {
  return project.files('generated').map((path) => {
    const { ino, mtimeMs } = statSync(project.path(path))
    return { path, text: project.read(path), ino, mtimeMs }
  })
}

async function generated(files: Readonly<Record<string, string>> = {}): Promise<Project> {
  const project = createProject({ 'schema.ts': schema, ...files })
  expect(await keyloom(project.folder, 'generate')).toMatchObject({ exitCode: 0 })
  return project
}

describe('generate', () => {
  test('writes the output, then nothing more', async () => {
    const project = createProject({ 'schema.ts': schema })
    const first = await keyloom(project.folder, 'generate')
    const files = project.files('generated')
    expect(first).toEqual({
      exitCode: 0,
      stdout: files.map((path) => `written ${path}\n`).join(''),
      stderr: `${files.length} files in generated: ${files.length} written, 0 unchanged, 0 deleted.\n`,
    })
    expect(files).toContain('generated/model.json')
    const before = snapshot(project)
    expect(await keyloom(project.folder, 'generate')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: `${files.length} files in generated: 0 written, ${files.length} unchanged, 0 deleted.\n`,
    })
    expect(snapshot(project)).toEqual(before)
  })

  test('writes the same bytes wherever it is started', async () => {
    const one = await generated()
    const other = createProject({
      'deep/keyloom.config.ts': "export default { schema: '../model/shop.ts', out: './out/code' }",
      'model/shop.ts': schema,
      'deep/src/index.ts': '',
    })
    expect(await keyloom(other.path('deep/src'), 'generate')).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/^written \.\.\/out\/code\//),
    })
    const texts = (project: Project, folder: string) => project.files(folder).map((path) => [path.slice(folder.length), project.read(path)])
    expect(texts(other, 'deep/out/code')).toEqual(texts(one, 'generated'))
  })

  test('writes only what a change of the schema changes, and deletes what is no longer generated', async () => {
    const project = await generated()
    const index = project.read('generated/index.ts')
    project.write('generated/gone.ts', index)
    project.write('generated/mine.ts', 'export const mine = 1\n')
    const before = snapshot(project)
    expect(await keyloom(project.folder, 'generate')).toEqual({
      exitCode: 0,
      stdout: 'deleted generated/gone.ts\n',
      stderr: `${before.length - 2} files in generated: 0 written, ${before.length - 2} unchanged, 1 deleted.\n`,
    })
    expect(snapshot(project)).toEqual(before.filter(({ path }) => path !== 'generated/gone.ts'))
  })

  test('tells with --json what it did', async () => {
    const project = await generated()
    project.write('generated/index.ts', `${project.read('generated/index.ts')}// mine\n`)
    const { exitCode, stdout } = await keyloom(project.folder, 'generate', '--json')
    const unchanged = project.files('generated').length - 1
    expect({ exitCode, stdout: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      stdout: {
        version: 1,
        command: 'generate',
        ok: true,
        out: 'generated',
        written: ['index.ts'],
        deleted: [],
        unchanged,
        overwritten: ['index.ts'],
      },
    })
  })
})

describe('generate --check', () => {
  test('is clean after generate', async () => {
    const project = await generated()
    const files = project.files('generated').length
    expect(await keyloom(project.folder, 'generate', '--check')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: `${files} files in generated, all up to date.\n`,
    })
  })

  test('shows each of the four faults, and changes nothing', async () => {
    const project = await generated()
    const index = project.read('generated/index.ts')
    project.write('generated/gone.ts', index)
    project.write('generated/index.ts', `${index}// mine\n`)
    const { rm } = await import('node:fs/promises')
    await rm(project.path('generated/keys.ts'))
    project.write('schema.ts', schema.replace('.max(1000)', '.max(2000)'))
    const before = snapshot(project)

    const { exitCode, stdout, stderr } = await keyloom(project.folder, 'generate', '--check')
    const titles = stdout.split('\n').filter((line) => /^\w/.test(line))
    expect({
      exitCode,
      titles: titles.filter((line) => !line.startsWith('stale')),
      closing: stderr.endsWith('out of date: run `keyloom generate`.\n'),
    }).toEqual({
      exitCode: 2,
      titles: [
        'orphaned generated/gone.ts (no longer generated)',
        'edited   generated/index.ts (edited by hand)',
        'missing  generated/keys.ts (not on disk)',
      ],
      closing: true,
    })
    expect(titles).toContain('stale    generated/model.json (not what the schema gives now)')
    expect(stdout).toContain('\n  -// mine\n')
    expect(snapshot(project)).toEqual(before)
  })

  test('gives the faults as JSON', async () => {
    const project = await generated()
    project.write('generated/gone.ts', project.read('generated/index.ts'))
    const { exitCode, stdout } = await keyloom(project.folder, 'generate', '--check', '--json')
    const files = project.files('generated').length - 1
    expect({ exitCode, stdout: JSON.parse(stdout) }).toEqual({
      exitCode: 2,
      stdout: {
        version: 1,
        command: 'generate',
        ok: false,
        out: 'generated',
        files,
        faults: [{ kind: 'orphaned', file: 'generated/gone.ts' }],
      },
    })
  })
})

describe('a schema with problems', () => {
  test.each([
    ['an unknown attribute', ['{orderId}', '{ordreId}'], /^schema\.ts:7:52 - error SCHEMA\.UNKNOWN: .*'ordreId'/],
    ['a pattern that nothing serves', ["by: ['customerId']", "by: ['total']"], /^schema\.ts:9:17 - error PLAN\.UNSERVED: /],
  ] as const)('%s is a finding with its place', async (_case, [good, bad], expected) => {
    const project = await generated()
    const before = snapshot(project)
    project.write('schema.ts', schema.replace(good, bad))
    expect(await keyloom(project.folder, 'generate')).toEqual({
      exitCode: 1,
      stdout: expect.stringMatching(expected),
      stderr: '1 problem in the schema; nothing was done.\n',
    })
    expect(snapshot(project)).toEqual(before)
  })

  test('patterns that nothing serves and names that meet are told together', async () => {
    const project = createProject({ 'schema.ts': schema.replace("'Order'", "'Shop'").replace("by: ['customerId']", "by: ['total']") })
    const { exitCode, stdout } = await keyloom(project.folder, 'generate')
    expect({ exitCode, titles: stdout.split('\n').flatMap((line) => /^\S+ - error [\w.]+/.exec(line) ?? []) }).toEqual({
      exitCode: 1,
      titles: ['schema.ts:5:35 - error EMIT.NAME_COLLISION', 'schema.ts:9:17 - error PLAN.UNSERVED'],
    })
  })

  test('every problem is named in one run, in the order of the file', async () => {
    const project = createProject({ 'schema.ts': schema.replace('{orderId}', '{ordreId}').replace('#{customerId}', '#{custmerId}') })
    const { exitCode, stdout } = await keyloom(project.folder, 'generate', '--check', '--json')
    const { problems, ...rest } = JSON.parse(stdout)
    const places = problems.map(({ code, path, file, line, column }: Record<string, unknown>) => ({ code, path, file, line, column }))
    expect({ exitCode, rest, places }).toEqual({
      exitCode: 1,
      rest: { version: 1, command: 'generate', ok: false },
      places: [
        { code: 'SCHEMA.UNKNOWN', path: ['entities', 'Order', 'key', 'partition'], file: 'schema.ts', line: 7, column: 21 },
        { code: 'SCHEMA.UNKNOWN', path: ['entities', 'Order', 'key', 'sort'], file: 'schema.ts', line: 7, column: 51 },
      ],
    })
  })
})

describe('a schema that cannot be loaded', () => {
  const unsettled = 'await new Promise(() => {})\n'
  const floating = "setTimeout(() => {\n  throw new Error('too late')\n}, 1)\nawait new Promise((resolve) => setTimeout(resolve, 5000))\n"
  test.each([
    [
      'a syntax error',
      schema.replace('patterns: {', 'patterns: {{'),
      'schema.ts:8:14 - error LOAD.FAILED: Syntax error: unexpected token.\n',
    ],
    ['a throw', `${schema}\nthrow new Error('not today')\n`, 'schema.ts:15:7 - error LOAD.FAILED: not today.\n'],
    [
      'a wrong default export',
      'export default 7\n',
      'schema.ts:1:1 - error LOAD.NO_SCHEMA: The default export is a number, not a schema. End the file with `export default defineSchema({ … })`.\n',
    ],
    [
      'a promise that never settles',
      unsettled,
      'error LOAD.FAILED: The schema never finishes loading: it awaits something that does not happen.\n',
    ],
    ['an end of the process', 'process.exit(0)\n', 'error LOAD.FAILED: The schema ends the process while it is loaded.\n'],
    ['a throw that nobody awaits', floating, 'schema.ts:2:9 - error LOAD.FAILED: too late.\n'],
  ])('%s is told with its place, without a stack, and the last output stays', async (_case, text, stderr) => {
    const project = await generated()
    const before = snapshot(project)
    project.write('schema.ts', text)
    expect(await keyloom(project.folder, 'generate')).toEqual({ exitCode: 3, stdout: '', stderr })
    expect(snapshot(project)).toEqual(before)
  })

  test('a configuration with faults is told with all of them', async () => {
    const project = createProject({ 'schema.ts': schema, 'keyloom.config.ts': "export default { shcema: './schema.ts', out: 7 }\n" })
    expect(await keyloom(project.folder, 'generate')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr:
        'keyloom.config.ts:1:1 - error CONFIG.INVALID: The configuration is not valid: `shcema` is not an option (did you mean `schema`?); `out` is a number, but has to be a path such as `./generated`.\n',
    })
  })

  test('an error is JSON where JSON was asked for', async () => {
    const project = createProject({ 'schema.ts': 'throw new Error("no")\n' })
    const { exitCode, stdout, stderr } = await keyloom(project.folder, 'generate', '--json')
    expect({ exitCode, stderr, stdout: JSON.parse(stdout) }).toEqual({
      exitCode: 3,
      stderr: '',
      stdout: {
        version: 1,
        command: 'generate',
        ok: false,
        error: { code: 'LOAD.FAILED', message: 'no.', file: 'schema.ts', line: 1, column: 1 },
      },
    })
  })
})

describe('the process', () => {
  test('what a schema prints is not data, and a timer it leaves does not keep the command alive', async () => {
    const project = createProject({ 'schema.ts': `console.log('hello')\nsetInterval(() => {}, 1000)\n${schema}` })
    const { exitCode, stdout, stderr } = await keyloom(project.folder, 'generate', '--json')
    expect({ exitCode, ok: JSON.parse(stdout).ok, stderr }).toEqual({ exitCode: 0, ok: true, stderr: 'hello\n' })
  })

  test('Ctrl-C leaves everything as it was', async () => {
    const project = await generated()
    const before = snapshot(project)
    project.write('schema.ts', `console.log('loading')\nawait new Promise((resolve) => setTimeout(resolve, 20000))\n${schema}`)
    const child = startKeyloom(project.folder, 'generate')
    const end = ended(child)
    await once(child.stderr, 'data')
    child.kill('SIGINT')
    expect(await end).toEqual({ exitCode: 130, stdout: '', stderr: 'loading\n' })
    expect(snapshot(project)).toEqual(before)
  })
})

test('explain shows the request of a pattern', async () => {
  const project = createProject({ 'schema.ts': schema })
  expect(await keyloom(project.folder, 'explain', 'Order.byCustomer')).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^Query of the table shop\n {2}`pk = CUSTOMER#\{customerId\}`/),
  })
  expect(await keyloom(project.folder, 'explain', 'Order.byCustmer')).toEqual({
    exitCode: 3,
    stdout: '',
    stderr:
      'error CLI.USAGE: The schema has no access pattern `Order.byCustmer` (did you mean `Order.byCustomer`?). It has Order.byCustomer.\n',
  })
})
