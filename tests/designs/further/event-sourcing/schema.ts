/** Streams of events that are appended at the version that was read, snapshots of them, and an outbox of what was not published yet. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('events', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    outbox: { kind: 'global', partition: 'outboxPk', sort: 'outboxSk' },
    byType: { kind: 'global', partition: 'typePk', sort: 'typeSk', projection: ['at'] },
  },
})

const streamId = z.string().min(1).max(60)
const version = z.int().min(1).max(99_999_999)

const head = defineEntity(table, 'Stream', {
  attributes: { streamId, kind: z.enum(['cart', 'order']), current: z.int().min(0).max(99_999_999) },
  key: { partition: 'STREAM#{streamId}', sort: '#HEAD' },
})

const event = defineEntity(table, 'Event', {
  attributes: {
    streamId,
    at: z.iso.datetime({ precision: 3 }),
    eventVersion: version,
    type: z.enum(['opened', 'added', 'paid']),
    data: z.json(),
    state: z.enum(['pending', 'published']),
  },
  key: { partition: 'STREAM#{streamId}', sort: 'EVENT#{eventVersion}' },
  indexes: {
    outbox: {
      when: { state: 'pending' },
      partition: 'OUTBOX#{streamId:shard(3)}',
      sort: '{at}#{streamId}#{eventVersion}',
      onPartialUpdate: 'read',
    },
    byType: { partition: '{type}#{at:month}', sort: '{at}#{streamId}#{eventVersion}' },
  },
  readOnly: ['at', 'type', 'data'],
  patterns: {
    replay: { by: ['streamId'], range: 'eventVersion', order: { eventVersion: 'asc' }, consistent: true },
    last: { by: ['streamId'], order: { eventVersion: 'desc' }, limit: 1 },
    pending: { by: [], where: { state: 'pending' }, fanOut: 'streamId:shard', order: { at: 'asc' } },
    ofType: {
      by: ['type'],
      walk: { at: 'month', maxBuckets: 6 },
      range: 'at',
      order: { at: 'desc' },
      select: ['streamId', 'eventVersion', 'type', 'at'],
    },
  },
})

const snapshot = defineEntity(table, 'Snapshot', {
  attributes: { streamId, upTo: version, state: z.json() },
  key: { partition: 'STREAM#{streamId}', sort: 'SNAPSHOT#{upTo:desc}' },
  patterns: { newest: { by: ['streamId'], order: { upTo: 'desc' }, limit: 1 } },
})

const append = defineTransaction(table, 'append', {
  input: ['streamId', 'expected', 'eventVersion', 'at', 'type', 'data'],
  steps: {
    head: { update: head, set: { current: { input: 'eventVersion' } }, if: { current: { input: 'expected' } } },
    event: { create: event, set: { state: 'pending' } },
  },
})

const whole = defineCollection(table, 'whole', {
  by: ['streamId'],
  returns: { head, events: [event], snapshots: [snapshot] },
})

export default defineSchema({
  name: 'eventLog',
  tables: [table],
  entities: [head, event, snapshot],
  collections: [whole],
  transactions: [append],
})
