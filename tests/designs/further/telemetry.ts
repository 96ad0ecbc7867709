/** Readings of devices: the items' own attributes are every key, of several attributes in the indexes and of numbers in the table. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('readings', {
  key: { partition: 'deviceId', sort: { name: 'at', type: 'number' } },
  indexes: {
    bySite: { kind: 'global', partition: ['site', 'kind'], sort: [{ name: 'at', type: 'number' }, 'deviceId'] },
    byAlarm: {
      kind: 'global',
      partition: ['site', 'alarm'],
      sort: [
        { name: 'severity', type: 'number' },
        { name: 'at', type: 'number' },
      ],
    },
    byValue: { kind: 'local', sort: { name: 'value', type: 'number' } },
  },
  discriminator: false,
})

const reading = defineEntity(table, 'Reading', {
  attributes: {
    deviceId: z.string().min(1).max(64),
    at: z.int().min(0),
    site: z.string().min(1).max(40),
    kind: z.enum(['temperature', 'pressure', 'humidity']),
    value: z.number(),
    alarm: z.enum(['low', 'high']).optional(),
    severity: z.int().min(1).max(5).optional(),
  },
  key: {},
  indexes: { bySite: true, byAlarm: { sparse: true }, byValue: true },
  patterns: {
    ofDevice: { by: ['deviceId'], range: 'at', order: { at: 'desc' } },
    extremes: { by: ['deviceId'], range: 'value', order: { value: 'desc' }, limit: 10 },
    ofSite: { by: ['site', 'kind'], range: 'at' },
    alarms: { by: ['site', 'alarm'], where: { severity: 'present' }, range: 'severity', order: { severity: 'desc' } },
    alarmsOfSeverity: { by: ['site', 'alarm', 'severity'], range: 'at' },
  },
})

export default defineSchema({ name: 'telemetry', tables: [table], entities: [reading] })
