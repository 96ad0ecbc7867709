/** Series of points with their latest item, of a sensor that counts them, and within a scope. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('lab', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  ttl: 'expiresAt',
})

const latest = defineEntity(table, 'Latest', {
  attributes: { sensorId: z.string(), room: z.string(), measuredAt: z.date(), value: z.number(), expires: z.date().optional() },
  key: { partition: 'SENSOR#{sensorId}', sort: 'LATEST' },
  indexes: { gsi1: { partition: 'ROOM#{room}', sort: '{measuredAt}' } },
  names: { expires: 'expiresAt' },
  ttl: 'expires',
  timestamps: true,
  version: true,
  patterns: { ofRoom: { by: ['room'], order: { measuredAt: 'desc' } } },
})

const reading = defineEntity(table, 'Reading', {
  attributes: {
    sensorId: z.string(),
    room: z.string(),
    measuredAt: z.date(),
    value: z.number(),
    tags: z.set(z.string()).optional(),
    raw: z.record(z.string(), z.number()).default({}),
    expires: z.date().optional(),
  },
  key: { partition: 'SENSOR#{sensorId}', sort: 'READING#{measuredAt}' },
  names: { expires: 'expiresAt' },
  ttl: 'expires',
  timestamps: true,
  latestIn: { entity: latest, by: 'measuredAt' },
  patterns: { ofSensor: { by: ['sensorId'], range: 'measuredAt', order: { measuredAt: 'desc' } } },
})

const meter = defineEntity(table, 'Meter', {
  attributes: { meterId: z.string(), ticks: z.int().min(0) },
  key: { partition: 'METER#{meterId}', sort: 'METER' },
})

const newest = defineEntity(table, 'NewestTick', {
  attributes: { meterId: z.string(), at: z.int(), code: z.string().optional() },
  key: { partition: 'METER#{meterId}', sort: 'NEWEST' },
})

const tick = defineEntity(table, 'Tick', {
  attributes: { meterId: z.string(), at: z.int().min(0).max(999_999), code: z.string() },
  key: { partition: 'METER#{meterId}', sort: 'TICK#{at}' },
  latestIn: { entity: newest, by: 'at' },
  countedIn: [{ parent: meter, counter: 'ticks' }],
  unique: { code: ['code'] },
})

export default defineSchema({ name: 'lab', tables: [table], entities: [latest, reading, meter, newest, tick] })
