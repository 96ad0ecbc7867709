import { defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'

/** AWS's log of device states in its first version: logs of one state are filtered out of all. */
const table = defineTable('DeviceStateLog', { key: { partition: 'DeviceID', sort: 'State#Date' } })

const deviceLog = defineEntity(table, 'DeviceLog', {
  attributes: { deviceId: z.string().min(1), state: z.enum(['NORMAL', 'WARNING1', 'WARNING4']), date: z.date(), detail: z.string() },
  key: { partition: 'd#{deviceId}', sort: '{date}' },
  patterns: {
    byDevice: { by: ['deviceId'], order: { date: 'desc' } },
    byState: { by: ['deviceId'], filter: ['state'], order: { date: 'desc' } },
  },
})

const schema: Schema = defineSchema({ name: 'deviceLog', tables: [table], entities: [deviceLog] })
export default schema
