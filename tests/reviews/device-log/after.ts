import { defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'

/** The third version: the state is part of the sort key, and the logs of all states are no longer in the order of time. */
const table = defineTable('DeviceStateLog', { key: { partition: 'DeviceID', sort: 'State#Date' } })

const deviceLog = defineEntity(table, 'DeviceLog', {
  attributes: { deviceId: z.string().min(1), state: z.enum(['NORMAL', 'WARNING1', 'WARNING4']), date: z.date(), detail: z.string() },
  key: { partition: 'd#{deviceId}', sort: '{state}#{date}' },
  patterns: {
    byDevice: { by: ['deviceId'] },
    byState: { by: ['deviceId', 'state'], order: { date: 'desc' } },
  },
})

const schema: Schema = defineSchema({ name: 'deviceLog', tables: [table], entities: [deviceLog] })
export default schema
