/** Streams of every view, and what observers and middleware see. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const kiosk = defineTable('kiosk', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    byOwner: { kind: 'global', partition: 'owner', sort: 'openedAt' },
  },
  ttl: 'expiresAt',
  stream: 'new-and-old-images',
})

const visit = defineEntity(kiosk, 'Visit', {
  attributes: {
    day: z.string(),
    visitId: z.string(),
    openedAt: z.date(),
    owner: z.string(),
    status: z.enum(['open', 'done']),
    phone: z.string().optional(),
    picture: z.instanceof(Uint8Array).optional(),
    count: z.int(),
    expires: z.date().optional(),
  },
  names: { expires: 'expiresAt' },
  key: { partition: 'DAY#{day}', sort: 'VISIT#{openedAt}#{visitId}' },
  indexes: { gsi1: { partition: 'VISIT#{visitId}', sort: 'VISIT' }, byOwner: true },
  ttl: 'expires',
  patterns: {
    ofDay: { by: ['day'], range: 'openedAt', filter: ['status', 'phone'] },
    byId: { by: ['visitId'], one: true },
    ofOwner: { by: ['owner'] },
  },
})

const summary = defineEntity(kiosk, 'Summary', {
  attributes: { day: z.string(), text: z.string() },
  key: { partition: 'DAY#{day}', sort: 'SUMMARY' },
})

const fresh = defineTable('fresh', { key: { partition: 'pk' }, stream: 'new-image' })
const lamp = defineEntity(fresh, 'Lamp', {
  attributes: { room: z.string(), watts: z.number() },
  key: { partition: 'LAMP#{room}' },
})

const past = defineTable('past', { key: { partition: 'host', sort: 'number' }, stream: 'old-image', discriminator: false })
const reading = defineEntity(past, 'Reading', {
  attributes: { host: z.string(), number: z.string(), value: z.bigint() },
  key: {},
})

const bare = defineTable('bare', { key: { partition: 'pk', sort: 'sk' }, stream: 'keys-only' })
const door = defineEntity(bare, 'Door', {
  attributes: { house: z.string(), floor: z.int().min(0).max(99), color: z.string() },
  key: { partition: 'HOUSE#{house}', sort: 'DOOR#{floor}' },
})
const gate = defineEntity(bare, 'Gate', {
  attributes: { house: z.string(), name: z.string() },
  key: { partition: 'HOUSE#{house}', sort: 'GATE#{name:lower}' },
})

const wholeDay = defineCollection(kiosk, 'wholeDay', { by: ['day'], returns: { summary, visits: [visit] } })

export default defineSchema({
  name: 'kiosk',
  tables: [kiosk, fresh, past, bare],
  entities: [visit, summary, lamp, reading, door, gate],
  collections: [wholeDay],
})
