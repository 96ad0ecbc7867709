import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, defineEntity, defineSchema, defineTable } from '../index.js'

function build(options: object, tableOptions: object = { ttl: 'expiresAt' }) {
  const table = defineTable('t', {
    key: { partition: 'pk', sort: 'sk' },
    indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: 'keys' } },
    ...tableOptions,
  })
  const note = defineEntity(table, 'Note', {
    attributes: { id: z.string(), deletedAt: z.date().optional(), text: z.string(), until: z.date().optional(), due: z.date() },
    key: { partition: 'N#{id}', sort: 'N' },
    ...options,
  } as never)
  return buildModel(defineSchema({ name: 's', tables: [table], entities: [note] }))
}

test('the model says which attribute Keyloom sets, and when a deleted item goes', () => {
  const built = build({ softDelete: { attribute: 'deletedAt', purgeAfterDays: 7 } })
  if ('problems' in built) expect.fail(JSON.stringify(built.problems))
  const [note] = built.model.entities
  expect(note?.softDelete).toEqual({ attribute: 'deletedAt', purgeAfterDays: 7 })
  expect(note?.attributes.find(({ name }) => name === 'deletedAt')).toEqual({
    name: 'deletedAt',
    stored: 'deletedAt',
    type: { kind: 'date', stored: 'iso' },
    optional: true,
    implied: 'deletedAt',
  })
})

const index = (when?: object) => ({ indexes: { gsi1: { ...when, partition: 'TEXT', sort: '{text}' } } })

test('an index that holds no deleted items need not show them', () => {
  expect(build({ softDelete: 'deletedAt', ...index({ when: { deletedAt: 'absent' } }) })).toHaveProperty('model')
})

test.each<[string, object, object | undefined, string]>([
  ['an attribute that does not exist', { softDelete: 'deleted' }, undefined, 'SCHEMA.UNKNOWN'],
  ['text', { softDelete: 'text' }, undefined, 'SCHEMA.SOFT_DELETE'],
  ['a required date', { softDelete: 'due' }, undefined, 'SCHEMA.SOFT_DELETE'],
  ['the time of expiry', { softDelete: 'until', ttl: 'until' }, undefined, 'SCHEMA.SOFT_DELETE'],
  ['half a day', { softDelete: { attribute: 'deletedAt', purgeAfterDays: 0.5 } }, undefined, 'SCHEMA.SOFT_DELETE'],
  ['days in a table without ttl', { softDelete: { attribute: 'deletedAt', purgeAfterDays: 1 } }, {}, 'SCHEMA.SOFT_DELETE'],
  ['days beside a ttl', { softDelete: { attribute: 'deletedAt', purgeAfterDays: 1 }, ttl: 'until' }, undefined, 'SCHEMA.SOFT_DELETE'],
  ['an index that hides what is deleted', { softDelete: 'deletedAt', ...index() }, undefined, 'SCHEMA.SOFT_DELETE'],
])('refuses %s', (_, options, tableOptions, code) => {
  const built = build(options, tableOptions)
  expect('problems' in built && built.problems.map((problem) => problem.code)).toEqual([code])
})
