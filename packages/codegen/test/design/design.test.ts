import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

const config =
  "import { defineConfig } from '@keyloom/codegen'\n\nexport default defineConfig({ schema: './schema.ts', out: './generated' })\n"

async function keyloom(cwd: string, ...args: readonly string[]) {
  const io = captureStreams(cwd)
  return { exitCode: await run(args, io), ...io.written }
}

function projectWith(schema: string) {
  return createProject({ 'schema.ts': schema, 'keyloom.config.ts': config })
}

const before = readFileSync(join(import.meta.dirname, 'before.ts'), 'utf8')

test('a schema without keys gets them, and what else is in its file stays', async () => {
  const project = projectWith(before)
  const shown = await keyloom(project.folder, 'design')
  expect(shown).toEqual({ exitCode: 0, stdout: expect.any(String), stderr: '' })
  await expect(shown.stdout).toMatchFileSnapshot('./report.txt')
  expect(project.read('schema.ts')).toBe(before)

  const written = await keyloom(project.folder, 'design', '--write')
  expect(written).toEqual({ exitCode: 0, stdout: `${shown.stdout}written schema.ts\n`, stderr: '' })
  await expect(project.read('schema.ts')).toMatchFileSnapshot('./after.ts')
  expect(project.files()).toEqual(['keyloom.config.ts', 'schema.ts'])

  expect((await keyloom(project.folder, 'generate')).exitCode).toBe(0)
  expect((await keyloom(project.folder, 'design', '--write')).stdout).toBe(shown.stdout)
})

test('generate asks for the keys that design would propose', async () => {
  const { exitCode, stdout } = await keyloom(projectWith(before).folder, 'generate')
  expect(exitCode).toBe(1)
  expect(stdout).toContain("Customer gives no partition template for 'pk', and has no attribute of that name.")
})

const entity = (options: string, schema = 'entities: [order]') => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const attributes = { orderId: z.string(), at: z.date(), total: z.number(), note: z.string().optional() }
const order = defineEntity(table, 'Order', ${options})
export default defineSchema({ name: 'shop', tables: [table], ${schema} })
`

test('an entity without a key or an identity is a problem at its place', async () => {
  const { exitCode, stdout } = await keyloom(projectWith(entity('{ attributes }')).folder, 'design')
  expect({ exitCode, stdout }).toEqual({
    exitCode: 1,
    stdout:
      "schema.ts:5:35 - error DESIGN.IDENTITY: Nothing says what tells two items of Order apart.\n    Declare it, such as id: ['orderId'].\n",
  })
})

test('a pattern that no key serves is listed with the reason, and the others are served', async () => {
  const options = `{ id: ['orderId'], attributes, patterns: {
    byId: { by: ['orderId'], one: true },
    byNote: { by: [], order: { note: 'asc' } },
    recent: { by: ['orderId'], range: 'at', order: { total: 'desc' } },
    sure: { by: ['total'], consistent: true },
  } }`
  const { exitCode, stdout } = await keyloom(projectWith(entity(options)).folder, 'design', '--json')
  const { ok, patterns, unserved } = JSON.parse(stdout)
  expect({ exitCode, ok, served: patterns.map(({ demand }: { demand: string }) => demand) }).toEqual({
    exitCode: 1,
    ok: false,
    served: ['Order.byId', 'Order.sure'],
  })
  expect(unserved).toMatchInlineSnapshot(`
    [
      {
        "demand": "Order.byNote",
        "why": "Order.byNote: no key answers it with one request.
      \`gsi1\`: it holds only items with \`note\` present, which the pattern's \`where\` does not say",
      },
      {
        "demand": "Order.recent",
        "why": "Order.recent: no key answers it with one request.
      \`gsi1\`: its items are not in the order of \`total\`",
      },
    ]
  `)
})

test('the keys of a many-to-many relation are not written over', async () => {
  const related = (options: string) => `import { defineEntity, defineManyToMany, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
const table = defineTable('club', { key: { partition: 'pk', sort: 'sk' }, indexes: { turned: { kind: 'global', partition: 'a', sort: 'b' } } })
const user = defineEntity(table, 'User', { attributes: { userId: z.string() }, key: { partition: 'USER#{userId}', sort: 'USER' } })
const follow = defineManyToMany(table, 'Follow', ${options})
export default defineSchema({ name: 'club', tables: [table], entities: [user, follow.edge], transactions: [follow.link] })
`
  const text = related(`{
  attributes: { one: z.string(), other: z.string() },
  from: { entity: user, key: { userId: 'one' }, pattern: 'following' },
  to: { entity: user, key: { userId: 'other' }, pattern: 'followers' },
  index: 'turned',
}`)
  const project = projectWith(text)
  expect((await keyloom(project.folder, 'design')).exitCode).toBe(0)
  expect(await keyloom(project.folder, 'design', '--write')).toEqual({
    exitCode: 3,
    stdout: '',
    stderr: expect.stringContaining('DESIGN.UNWRITABLE: The keys of Follow are made by defineManyToMany'),
  })
  expect(project.read('schema.ts')).toBe(text)
})

test('options that are computed are left to their author, and no file changes', async () => {
  const text = entity("make({ id: ['orderId'], attributes })").replace(
    'const order',
    'const make = <T>(options: T): T => ({ ...options })\nconst order',
  )
  const project = projectWith(text)
  expect(await keyloom(project.folder, 'design', '--write')).toEqual({
    exitCode: 3,
    stdout: '',
    stderr: expect.stringContaining('error DESIGN.UNWRITABLE: The options of Order are not written out in the schema.'),
  })
  expect(project.read('schema.ts')).toBe(text)
})
