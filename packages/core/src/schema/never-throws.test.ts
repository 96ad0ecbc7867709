import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel } from './build-model.js'
import { defineCollection } from './collection.js'
import { defineEntity } from './entity.js'
import { defineSchema, type Schema } from './schema.js'
import { defineTable } from './table.js'

/** A schema that uses every option there is. */
function everything(): Schema {
  const table = defineTable('shop', {
    key: { partition: 'pk', sort: { name: 'sk', type: 'string' } },
    indexes: {
      gsi1: { kind: 'global', partition: 'gsi1pk', sort: { name: 'n', type: 'number' }, projection: ['t'] },
      byState: { kind: 'global', partition: ['status'], sort: ['placedAt'] },
      lsi1: { kind: 'local', sort: 'lsi1sk', projection: 'keys' },
    },
    ttl: 'expiresAt',
    stream: 'new-image',
    capacity: { mode: 'provisioned', read: { min: 1, max: 2 }, write: { min: 1, max: 2, target: 70 } },
    discriminator: 'type',
    delimiter: '#',
  })
  const order = defineEntity(table, 'Order', {
    description: 'An order.',
    attributes: {
      id: z.string(),
      status: z.enum(['a', 'b']),
      placedAt: z.date(),
      total: z.int(),
      note: z.string().optional(),
      expiresAt: z.date(),
    },
    key: { partition: 'O#{id}', sort: 'O' },
    indexes: {
      gsi1: { partition: 'S#{status}', sort: '{total}', when: { status: ['a'], note: 'present' }, onPartialUpdate: 'read' },
      byState: true,
      lsi1: { sort: '{note}', sparse: true },
    },
    version: { attribute: 'revision' },
    timestamps: true,
    ttl: 'expiresAt',
    names: { total: 't' },
    discriminator: 'order',
    patterns: {
      first: {
        description: 'x',
        by: ['status', 'placedAt:day'],
        where: { note: 'present' },
        range: 'total',
        order: { total: 'desc' },
        limit: 3,
        filter: ['id'],
        select: ['id'],
        consistent: true,
        index: 'gsi1',
      },
      second: { scan: { because: 'x', index: 'gsi1' } },
    },
  })
  const line = defineEntity(table, 'Line', {
    attributes: { orderId: z.string(), n: z.int() },
    key: { partition: 'O#{orderId}', sort: 'L#{n}' },
  })
  const both = defineCollection(table, 'both', {
    description: 'x',
    by: ['id'],
    returns: { order, lines: [line] },
    aliases: { lines: { id: 'orderId' } },
    range: 'n',
    order: { n: 'asc' },
    limit: 3,
    index: 'table',
  })
  return defineSchema({ name: 'shop', tables: [table], entities: [order, line], collections: [both] })
}

const junk: readonly unknown[] = [undefined, null, 0, -1.5, '', 'x', '{', 'name', true, [], {}, [null], { a: null }, () => 1]

/** Every copy of the value in which one thing inside it is junk. */
function* broken(value: unknown): Generator<unknown> {
  yield* junk
  // A zod schema is replaced as a whole: what is inside it is zod's.
  if (typeof value !== 'object' || value === null || '_zod' in value) return
  for (const [name, inner] of Object.entries(value)) {
    for (const other of broken(inner)) yield Array.isArray(value) ? value.with(Number(name), other) : { ...value, [name]: other }
  }
}

test('no fault of a schema makes the build throw', () => {
  const schema = everything()
  expect(buildModel(schema)).toHaveProperty('model')
  let built = 0
  for (const config of broken(schema.config)) {
    const result = buildModel({ ...schema, config } as Schema)
    built += 1
    if ('problems' in result) expect(result.problems.every(({ message }) => message.length > 10)).toBe(true)
  }
  expect(built).toBeGreaterThan(2000)
})
