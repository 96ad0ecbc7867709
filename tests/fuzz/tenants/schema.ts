/** What the fuzzer of the runtime writes and reads within scopes: sequences, counts, soft deletes, series, walks and reads that fan out. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('tenants', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk', projection: 'keys' },
  },
  scope: ['tenant'],
})

const list = defineEntity(table, 'List', {
  attributes: { tenant: z.string(), listId: z.string(), name: z.string(), lastCard: z.int(), cards: z.int() },
  key: { partition: 'TENANT#{tenant}', sort: 'LIST#{listId}' },
})

const card = defineEntity(table, 'Card', {
  attributes: {
    tenant: z.string(),
    listId: z.string(),
    number: z.int().min(1).max(9999),
    title: z.string(),
    text: z.string().optional(),
    deletedAt: z.date().optional(),
  },
  key: { partition: 'TENANT#{tenant}', sort: 'CARD#{listId}#{number:pad(4)}' },
  indexes: { gsi1: { when: { deletedAt: 'absent' }, partition: 'OPEN#{tenant}', sort: '{title}#{listId}#{number:pad(4)}' } },
  softDelete: 'deletedAt',
  unique: { title: ['tenant', 'listId', 'title'] },
  sequence: { attribute: 'number', parent: list, counter: 'lastCard' },
  countedIn: [{ parent: list, counter: 'cards' }],
  patterns: {
    ofList: { by: ['listId'], range: 'number', order: { number: 'asc' } },
    open: { by: [], where: { deletedAt: 'absent' }, range: 'title', order: { title: 'desc' } },
  },
})

const latest = defineEntity(table, 'Latest', {
  attributes: { tenant: z.string(), sensorId: z.string(), at: z.int(), value: z.int() },
  key: { partition: 'SENSOR#{tenant}#{sensorId}', sort: 'LATEST' },
})

const reading = defineEntity(table, 'Reading', {
  attributes: { tenant: z.string(), sensorId: z.string(), at: z.int().min(0).max(9), value: z.int() },
  key: { partition: 'SENSOR#{tenant}#{sensorId}', sort: 'READING#{at}' },
  latestIn: { entity: latest, by: 'at' },
  patterns: { ofSensor: { by: ['sensorId'], range: 'at', order: { at: 'desc' } } },
})

const event = defineEntity(table, 'Event', {
  attributes: { tenant: z.string(), eventId: z.string(), at: z.date(), kind: z.enum(['in', 'out', 'off']), size: z.int().min(0).max(9) },
  key: { partition: 'DAY#{tenant}#{at:day}', sort: '{at}#{eventId}' },
  indexes: {
    gsi1: { partition: 'KIND#{tenant}#{kind}', sort: '{at}#{eventId}' },
    gsi2: { partition: 'SIZES#{tenant}', sort: '{size}#{at}#{eventId}' },
  },
  patterns: {
    walked: { by: [], walk: { at: 'day', maxBuckets: 5 }, range: 'at', order: { at: 'desc' } },
    onward: { by: [], walk: { at: 'day', maxBuckets: 5 }, range: 'at', order: { at: 'asc' } },
    bySize: { by: [], range: 'size', order: { size: 'asc' }, hydrate: true },
    fanned: { by: [], fanOut: { kind: ['in', 'out'] }, range: 'at', order: { at: 'desc' } },
  },
})

export default defineSchema({ name: 'tenants', tables: [table], entities: [list, card, latest, reading, event] })
