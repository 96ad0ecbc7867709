import { once } from 'node:events'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildKeyloom, keyloom, startKeyloom } from './support/keyloom.js'
import { createProject } from './support/project.js'

beforeAll(buildKeyloom)

const schema = (attributes: string) => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { most } from './most.js'

const table = defineTable('notes', { key: { partition: 'pk' } })
const note = defineEntity(table, 'Note', { attributes: { id: z.string(), text: z.string().max(most)${attributes} }, key: { partition: '{id}' } })
export default defineSchema({ name: 'notes', tables: [table], entities: [note] })
`

/** `generate --watch` in a folder: the process, and what it prints up to a text, which is then forgotten. */
function startWatch(folder: string) {
  const child = startKeyloom(folder, 'generate', '--watch')
  onTestFinished(() => void child.kill())
  let printed = ''
  let wake = (): void => {}
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk
      wake()
    })
  const until = async (end: RegExp): Promise<string> => {
    while (!end.test(printed))
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    const all = printed
    printed = ''
    return all
  }
  return { child, until }
}

test('each change is generated, a broken schema is told and waited out, and Ctrl-C ends it', async () => {
  const project = createProject({ 'schema.ts': schema(''), 'most.ts': 'export const most = 10\n' })
  const { child, until } = startWatch(project.folder)
  expect(await until(/deleted\.\n/)).toContain('10 files in generated: 10 written, 0 unchanged, 0 deleted.')

  project.write('most.ts', 'export const most = 20\n')
  const second = await until(/deleted\.\n/)
  expect(second).toContain('most.ts changed.')
  expect(second).toContain('written generated/codecs.ts\nwritten generated/model.json\n')
  expect(project.read('generated/codecs.ts')).toContain('20')

  project.write('schema.ts', schema(', other: z.map('))
  expect(await until(/error.*\n/)).toContain('LOAD.FAILED')
  project.write('schema.ts', schema(', other: z.nan()'))
  expect(await until(/SCHEMA\.TYPE[\s\S]*\n/)).toContain('z.nan()')
  project.write('schema.ts', schema(', other: z.boolean()'))
  expect(await until(/deleted\.\n/)).toContain('written generated/entities.ts')

  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([130, null])
})

test("a change is generated as JavaScript where the configuration's language is that", async () => {
  const project = createProject({
    'keyloom.config.ts': "export default { language: 'js' }\n",
    'schema.ts': schema(''),
    'most.ts': 'export const most = 10\n',
  })
  const { until } = startWatch(project.folder)
  expect(await until(/deleted\.\n/)).toContain('18 files in generated: 18 written, 0 unchanged, 0 deleted.')

  project.write('most.ts', 'export const most = 20\n')
  expect(await until(/deleted\.\n/)).toContain('written generated/codecs.js\nwritten generated/model.json\n')
  expect(project.read('generated/codecs.js')).toContain('20')

  project.write('schema.ts', schema(', other: z.boolean()'))
  expect(await until(/deleted\.\n/)).toContain('written generated/entities.d.ts')
  const watched = project.files('generated').map((file) => [file, project.read(file)])
  expect(await keyloom(project.folder, 'generate', '--check')).toMatchObject({ exitCode: 0 })
  expect(project.files('generated').map((file) => [file, project.read(file)])).toEqual(watched)
})

test('nothing is watched where nothing is written', async () => {
  const project = createProject({ 'schema.ts': schema('') })
  const child = startKeyloom(project.folder, 'generate', '--watch', '--check')
  expect(await once(child, 'exit')).toEqual([3, null])
})
