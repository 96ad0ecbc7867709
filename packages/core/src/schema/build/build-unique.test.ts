import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

const attributes = { tenantId: z.string(), id: z.string(), email: z.string(), data: z.object({}) }
const key = { partition: 'T#{tenantId}', sort: 'A#{id}' } as const

function build(unique: object, options: object = {}) {
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' }, ...options })
  const account = defineEntity(table, 'Account', { attributes, key, unique: unique as { email: ['email'] } })
  return buildModel(defineSchema({ name: 's', tables: [table], entities: [account] }))
}

test('the model records the key of every sentinel', () => {
  const built = build({ email: ['tenantId', 'email'] })
  if ('problems' in built) expect.fail(JSON.stringify(built.problems))
  expect(built.model.entities[0]?.unique).toEqual([
    {
      name: 'email',
      attributes: ['tenantId', 'email'],
      key: {
        partition: {
          kind: 'template',
          attribute: 'pk',
          type: 'string',
          template: 'UNIQUE#Account#email#{tenantId}#{email}',
          tokens: [
            { kind: 'literal', text: 'UNIQUE#Account#email#' },
            { kind: 'value', attribute: 'tenantId', encoding: { kind: 'text', escape: '#' } },
            { kind: 'literal', text: '#' },
            { kind: 'value', attribute: 'email', encoding: { kind: 'text' } },
          ],
        },
        sort: { kind: 'template', attribute: 'sk', type: 'string', template: 'UNIQUE', tokens: [{ kind: 'literal', text: 'UNIQUE' }] },
      },
    },
  ])
})

test.each<[string, object, object, string]>([
  ['an attribute that does not exist', { email: ['mail'] }, {}, 'SCHEMA.UNKNOWN'],
  ['no attributes', { email: [] }, {}, 'SCHEMA.OPTION'],
  ['a value that no key can hold', { data: ['data'] }, {}, 'SCHEMA.KEY'],
  ['a table without discriminator', { email: ['email'] }, { discriminator: false }, 'SCHEMA.OPTION'],
  ['a sort key that is a number', { email: ['email'] }, { key: { partition: 'pk', sort: { name: 'sk', type: 'number' } } }, 'SCHEMA.KEY'],
])('refuses %s', (_, unique, options, code) => {
  const built = build(unique, options)
  const problems = 'problems' in built ? built.problems.filter(({ path }) => path.includes('unique')) : []
  expect(problems.map((problem) => problem.code)).toEqual([code])
})
