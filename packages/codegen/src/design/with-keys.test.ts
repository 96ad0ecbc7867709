import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Layout, ProposedKey } from './layout.js'
import { indexOptions, withKeys } from './with-keys.js'

const table = defineTable('t', {
  key: { partition: 'old', sort: 'older' },
  indexes: { past: { kind: 'global', partition: 'pastPk', sort: 'pastSk' } },
  ttl: 'expires',
})
const owner = defineEntity(table, 'Owner', {
  attributes: { id: z.string(), name: z.string() },
  key: { partition: 'OWNER#{id}', sort: 'OWNER' },
  version: true,
})
const order = defineEntity(table, 'Order', {
  attributes: { id: z.string(), ofVersion: z.int(), at: z.date(), status: z.enum(['open', 'done']), note: z.string().optional() },
  key: { partition: 'OLD#{id}', sort: 'OLD' },
  indexes: { past: { partition: 'X#{status}', sort: '{at}' } },
  patterns: {
    open: { by: ['status'], index: 'past', isolate: 'filter', hydrate: true },
    dropped: { by: ['id'] },
    all: { scan: { because: 'A report.', index: 'past' } },
  },
  copies: [{ of: owner, attributes: { note: 'name' }, version: 'ofVersion', found: 'dropped' }],
})
const both = defineCollection(table, 'both', { by: ['id'], returns: { order, orders: [order] }, index: 'past' })
const schema = defineSchema({ name: 's', tables: [table], entities: [order], collections: [both] })

const key = (more: Partial<ProposedKey>): ProposedKey => ({
  entity: 'Order',
  partition: 'ORDER#{id}',
  sort: 'ORDER',
  when: [],
  sparse: [],
  attributes: [],
  beyondIdentity: [],
  isOnePartition: false,
  ...more,
})
const open = { kind: 'oneOf', attribute: 'status', values: ['open'] } as const
const done = { kind: 'oneOf', attribute: 'status', values: ['done'] } as const
const layout: Layout = {
  table: 't',
  key: { partition: 'pk', sort: 'sk' },
  indexes: [{ name: 'gsi1', partition: 'gsi1pk', sort: 'gsi1sk' }],
  keys: [key({}), key({ index: 'gsi1', partition: 'OPEN', sort: '{at}', when: [open] })],
}

test('keys, indexes and what names them are replaced, and everything else stays', () => {
  const taken = { has: (name: string) => name !== 'Order.dropped', pins: new Map([['Order.open', 'gsi1']]) }
  const { tables, entities, collections } = withKeys(schema, [layout], taken).config
  expect(tables[0]?.config).toEqual({
    key: { partition: 'pk', sort: 'sk' },
    indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
    ttl: 'expires',
  })
  expect(entities[0]?.table).toBe(tables[0])
  const { attributes, ...rest } = entities[0]?.config ?? {}
  expect(attributes).toBe(order.config.attributes)
  expect(rest).toEqual({
    key: { partition: 'ORDER#{id}', sort: 'ORDER' },
    indexes: { gsi1: { when: { status: 'open' }, partition: 'OPEN', sort: '{at}' } },
    copies: [{ of: owner, attributes: { note: 'name' }, version: 'ofVersion' }],
    patterns: { open: { by: ['status'], index: 'gsi1' }, all: { scan: { because: 'A report.' } } },
  })
  expect(collections?.map(({ config }) => config)).toEqual([{ by: ['id'], returns: both.config.returns }])
})

test('several keys in one index are a list, each with its condition', () => {
  const keys = [key({}), key({ index: 'gsi1', when: [open] }), key({ index: 'gsi1', when: [done], sort: '{note}', sparse: ['note'] })]
  expect(indexOptions(keys)).toEqual({
    gsi1: [
      { when: { status: 'open' }, partition: 'ORDER#{id}', sort: 'ORDER' },
      { when: { status: 'done' }, sparse: true, partition: 'ORDER#{id}', sort: '{note}' },
    ],
  })
})
