import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createProject } from '../../test/support/project.js'
import { resolveConfig } from '../config/resolve-config.js'

/** One of these, mostly one of the first that work. */
const mostly = <Value>(working: readonly Value[], broken: readonly Value[]) =>
  fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...working) }, { weight: 1, arbitrary: fc.constantFrom(...broken) })

const parts = {
  most: fc.constantFrom(10, 20),
  entities: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('Note', 'Task', 'User'),
      attribute: mostly(['z.string()', 'z.string().max(most)', 'z.int().default(3)', 'z.enum(["a", "b"]).optional()'], ['z.nan()']),
      sort: mostly(['{id}', 'ITEM#{id}'], ['{absent}']),
      pattern: mostly(['', "byOwner: { by: ['owner'] }"], ["find: { by: ['text'] }"]),
    }),
    { minLength: 1, maxLength: 3, selector: ({ name }) => name },
  ),
  ending: mostly(['', '// a remark'], ['const = 1', "throw new Error('not today')"]),
  functions: fc.boolean(),
  language: fc.constantFrom<'ts' | 'js'>('ts', 'js'),
}
const state = fc.record(parts)
/** What a person changes from one moment to the next. */
const edit = fc.oneof(...Object.entries(parts).map(([name, part]) => fc.record({ [name]: part as fc.Arbitrary<unknown> })))
type State = typeof state extends fc.Arbitrary<infer Value> ? Value : never

const schema = ({ entities, ending }: State) => `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { most } from './most.js'

const table = defineTable('notes', { key: { partition: 'pk', sort: 'sk' } })
${entities
  .map(
    ({ name, attribute, sort, pattern }) => `const ${name} = defineEntity(table, '${name}', {
  attributes: { owner: z.string(), id: z.string(), text: ${attribute} },
  key: { partition: '${name}#{owner}', sort: '${sort}' },
  patterns: { ${pattern} },
})
`,
  )
  .join('')}export default defineSchema({ name: 'notes', tables: [table], entities: [${entities.map(({ name }) => name).join(', ')}] })
${ending}
`

/** Nothing is left of what was known. */
async function cold() {
  vi.resetModules()
  return import('./pipeline.js')
}

test('what is generated again and again is what is generated at first', async () => {
  await fc.assert(
    fc.asyncProperty(state, fc.array(edit, { minLength: 3, maxLength: 6 }), async (first, edits) => {
      const project = createProject({})
      const { generateFiles } = await cold()
      let each = first
      for (const change of [{}, ...edits, first]) {
        each = { ...each, ...change }
        project.write('most.ts', `export const most = ${each.most}\n`)
        project.write('schema.ts', schema(each))
        const config = resolveConfig({ functions: each.functions, language: each.language }, project.path('keyloom.config.ts'))
        const said = (run: typeof generateFiles) => run(config).catch(({ code, message, payload }) => ({ code, message, payload }))
        const warm = await said(generateFiles)
        const { generateFiles: again } = await cold()
        deepStrictEqual(warm, await said(again))
      }
    }),
    { seed: 7, numRuns: 6 },
  )
})

test('a remark in the schema prints nothing anew', async () => {
  const one: State = {
    most: 10,
    entities: [{ name: 'Note', attribute: 'z.string()', sort: '{id}', pattern: '' }],
    ending: '',
    functions: false,
    language: 'ts',
  }
  const project = createProject({ 'most.ts': 'export const most = 10\n', 'schema.ts': schema(one) })
  const config = resolveConfig({}, project.path('keyloom.config.ts'))
  const { generateFiles } = await cold()
  const filesNow = async () => {
    const generated = await generateFiles(config)
    return 'files' in generated && generated.files
  }
  const first = await filesNow()
  project.write('schema.ts', schema({ ...one, ending: '// a remark' }))
  expect([first === false, (await filesNow()) === first]).toEqual([false, true])
  project.write('most.ts', 'export const most = 20\n')
  project.write('schema.ts', schema({ ...one, entities: [{ ...one.entities[0]!, attribute: 'z.string().max(most)' }] }))
  expect((await filesNow()) === first).toBe(false)
})
