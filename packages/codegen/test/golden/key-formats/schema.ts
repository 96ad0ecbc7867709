/** Every format of a key part, and every encoding that a type brings by itself. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('readings', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    byDay: { kind: 'global', partition: 'dayPk', sort: 'daySk' },
    byCode: { kind: 'global', partition: 'codePk', sort: 'codeSk' },
    bySerial: { kind: 'global', partition: 'serialPk', sort: 'serialSk' },
    byLevel: { kind: 'global', partition: 'levelPk', sort: 'levelSk' },
    byYear: { kind: 'global', partition: 'yearPk', sort: 'yearSk' },
    byRank: { kind: 'global', partition: 'rankPk', sort: 'rankSk', projection: 'keys' },
  },
})

const reading = defineEntity(table, 'Reading', {
  attributes: {
    sensor: z.string().min(1).max(50),
    takenAt: z.iso.datetime({ precision: 3 }),
    storedAt: z.date(),
    code: z.string().min(1).max(20),
    serial: z.bigint().min(0n).max(999_999_999_999n),
    level: z.int().min(-1000).max(1000),
    value: z.number().min(-100).max(100),
    rank: z.int().min(0).max(9999),
    valid: z.boolean(),
    kind: z.enum(['hot', 'cold']),
    batch: z.ulid(),
    note: z.string().max(40).optional(),
  },
  key: { partition: 'SENSOR#{sensor}', sort: 'AT#{takenAt:desc}#{rank:pad(6)}' },
  indexes: {
    byDay: { partition: 'DAY#{takenAt:day}#{kind}', sort: '{storedAt:desc}#{takenAt}' },
    byCode: { partition: 'CODE#{code:lower}', sort: '{code:upper}#{valid}#{storedAt}' },
    bySerial: { partition: 'MONTH#{storedAt:month}', sort: '{serial}#{value}' },
    byYear: { partition: 'YEAR#{takenAt:year}', sort: '{takenAt:hour}#{value}' },
    byRank: { partition: 'BATCH {{{batch:day}}}#{sensor:hash(2)}', sort: "{sensor}#{kind:map(cold=1,hot=10)}#{value:desc}#{note:orElse('no note')}#" },
    byLevel: { partition: 'HOUR#{storedAt:hour}', sort: '{level}#{rank:desc}' },
  },
  patterns: {
    bySensor: { description: 'The readings of a sensor, newest first.', by: ['sensor'], range: 'takenAt', order: { takenAt: 'desc' } },
    ofDay: { by: ['takenAt:day', 'kind'], range: 'storedAt', order: { storedAt: 'desc' } },
    byCode: { by: ['code:lower'] },
    ofBatch: { by: ['batch:day', 'sensor'], range: 'kind', order: { kind: 'asc' } },
    ofMonth: { by: ['storedAt:month'], range: 'serial' },
    ofHour: { by: ['storedAt:hour'], range: 'level', order: { level: 'desc' }, limit: 10 },
  },
})

export default defineSchema({ name: 'readings', tables: [table], entities: [reading] })
