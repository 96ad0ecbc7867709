import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadWithCode } from './load-code.js'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyloom-load-code-'))
  const files = {
    'schema.ts':
      "import { rule } from './rules.js'\nimport { tied } from './tied.js'\nimport { typed } from './typed.js'\nexport const own = { own: true }\nexport default { rule, tied, typed, own }\n",
    'rules.ts': 'export const rule = { rule: true }\nexport const limit = 5\nexport default rule\n',
    'tied.ts':
      "import { type Schema } from '@keyloom/core'\nexport const tied: object = { tied: true } satisfies object as Schema | object\n",
    'typed.ts': "import type { KeyFormat } from '@keyloom/core'\nexport const typed = { typed: true } as object as KeyFormat<string>\n",
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('values are known by the modules that export them, where those are free of the schema language', async () => {
  const { schema, codeOf } = await loadWithCode(join(folder, 'schema.ts'))
  const { rule, tied, typed, own } = schema as Readonly<Record<string, unknown>>
  expect([codeOf(rule), codeOf(typed), codeOf(tied), codeOf(own), codeOf(5), codeOf(undefined)]).toEqual([
    { name: 'rule', module: './rules.ts' },
    { name: 'typed', module: './typed.ts' },
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
