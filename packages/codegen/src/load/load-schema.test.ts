import { expect, test } from 'vitest'
import { createProject } from '../../test/support/project.js'
import { loadSchema } from './load-schema.js'

const helper = `export function positive(value: number): number {
  if (value < 0) throw new RangeError('too small: ' + value)
  return value
}
`

test('a schema is known by its kind, in TypeScript over several files', async () => {
  const project = createProject({
    'schema.ts':
      "import { positive } from './lib/helper.js'\nconst name: string = 'shop' + positive(1)\nexport default { kind: 'schema', name, config: {} } as const\n",
    'lib/helper.ts': helper,
  })
  expect(await loadSchema(project.path('schema.ts'))).toEqual({ kind: 'schema', name: 'shop1', config: {} })
})

test("imports follow the paths of the project's tsconfig.json", async () => {
  const project = createProject({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "#lib/*": ["./lib/*"] } } }',
    'schema.ts': "import { positive } from '#lib/helper'\nexport default { kind: 'schema', size: positive(2) }\n",
    'lib/helper.ts': helper,
  })
  expect(await loadSchema(project.path('schema.ts'))).toEqual({ kind: 'schema', size: 2 })
})

test('a second load sees what has changed in between', async () => {
  const project = createProject({
    'schema.ts': "import { name } from './name.js'\nexport default { kind: 'schema', name }",
    'name.ts': "export const name = 'one'",
  })
  expect(await loadSchema(project.path('schema.ts'))).toEqual({ kind: 'schema', name: 'one' })
  project.write('name.ts', "export const name = 'two'")
  expect(await loadSchema(project.path('schema.ts'))).toEqual({ kind: 'schema', name: 'two' })
})

test.each([
  ['a syntax error', 'export default {\n  kind: = 1,\n}\n', 'LOAD.FAILED', 'Syntax error: unexpected token.', 'schema.ts', 2, 9],
  ['a syntax error in an import', "import './broken.js'\n", 'LOAD.FAILED', 'Syntax error: unexpected token.', 'broken.ts', 3, 6],
  ['a throw', "\n\nthrow new Error('no table today')\n", 'LOAD.FAILED', 'no table today.', 'schema.ts', 3, 7],
  [
    'a throw in an import',
    "import { positive } from './helper.js'\n\nexport default positive(-1)\n",
    'LOAD.FAILED',
    'RangeError: too small: -1.',
    'helper.ts',
    2,
    24,
  ],
  ['a throw without a message', "\nthrow new Error('')\n", 'LOAD.FAILED', 'the module throws without a message.', 'schema.ts', 2, 7],
  [
    'a call of what an import does not export',
    "import { absent } from './helper.js'\nexport default absent()\n",
    'LOAD.FAILED',
    'TypeError: absent is not a function.',
    'schema.ts',
    2,
    20,
  ],
  ['a throw of something else', "throw 'tantrum'\n", 'LOAD.FAILED', 'The module throws "tantrum".', 'schema.ts', 1, 1],
  [
    'a missing file',
    "\nimport { a } from './absent.js'\nexport default a\n",
    'LOAD.FAILED',
    "Cannot find the file './absent.js'.",
    'schema.ts',
    2,
    19,
  ],
  [
    'a missing package',
    "import { a } from '@acme/absent/deep'\nexport default a\n",
    'LOAD.FAILED',
    "Cannot find the package '@acme/absent/deep'. Install it: npm install @acme/absent",
    'schema.ts',
    1,
    19,
  ],
  ['a rejected promise', "\nawait Promise.reject(new Error('offline'))\n", 'LOAD.FAILED', 'offline.', 'schema.ts', 2, 22],
  ['no default export', 'export const schema = 1\n', 'LOAD.NO_SCHEMA', 'The default export is missing, not a schema.', 'schema.ts', 1, 1],
  [
    'a table as default export',
    "const table = { kind: 'table', name: 'shop' }\nexport default table\n",
    'LOAD.NO_SCHEMA',
    "The default export is the table 'shop', not a schema.",
    'schema.ts',
    2,
    1,
  ],
  [
    'an entity that is not there yet',
    "const defineSchema = (config: object) => ({ kind: 'schema', config })\nconst a = { kind: 'entity' }\nexport default defineSchema({\n  name: 'shop',\n  tables: [],\n  entities: [a, undefined],\n})\n",
    'LOAD.NO_SCHEMA',
    'Number 2 of `entities` is undefined, not an entity. Files that import each other see what is not yet there: move what they share to a third.',
    'schema.ts',
    6,
    17,
  ],
  ['null as default export', 'export default null\n', 'LOAD.NO_SCHEMA', 'The default export is null, not a schema.', 'schema.ts', 1, 1],
])('%s is reported with its place', async (_case, text, code, message, file, line, column) => {
  const project = createProject({ 'schema.ts': text, 'helper.ts': helper, 'broken.ts': 'export const a = {\n  b: 1,\n  c: } \n}\n' })
  const fix = message.startsWith('The default') ? ' End the file with `export default defineSchema({ … })`.' : ''
  await expect(loadSchema(project.path('schema.ts'))).rejects.toMatchObject({
    code,
    message: message + fix,
    payload: { location: { file: project.path(file), line, column } },
  })
})

test('a schema file that is not there is no schema', async () => {
  const project = createProject({})
  await expect(loadSchema(project.path('schema.ts'))).rejects.toMatchObject({
    code: 'LOAD.FAILED',
    message: `There is no schema file ${project.path('schema.ts')}. Run \`keyloom init\` to begin one, or name another in keyloom.config.ts.`,
  })
})
