/** The log of devices: states of a device sort by state and then date, and one sort key is also that of a sparse index. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('DeviceStateLog', {
  key: { partition: 'DeviceID', sort: 'State#Date' },
  indexes: {
    GSI1: { kind: 'global', partition: 'Operator', sort: 'Date' },
    GSI2: { kind: 'global', partition: 'EscalatedTo', sort: 'State#Date' },
  },
  discriminator: false,
})

const log = defineEntity(table, 'DeviceLog', {
  attributes: {
    deviceId: z.string().min(1),
    State: z.string().min(1),
    Date: z.iso.datetime({ precision: 0 }),
    Operator: z.string().min(1),
    EscalatedTo: z.string().min(1).optional(),
    Detail: z.string().optional(),
  },
  key: { partition: 'd#{deviceId}', sort: '{State}#{Date}' },
  indexes: { GSI1: true, GSI2: { sparse: true } },
  patterns: {
    ofDevice: { by: ['deviceId'] },
    inState: { by: ['deviceId', 'State'], order: { Date: 'desc' } },
    ofOperator: { by: ['Operator'], range: 'Date', order: { Date: 'asc' } },
    escalatedTo: { by: ['EscalatedTo'] },
    escalatedToInState: { by: ['EscalatedTo', 'State'], range: 'Date' },
  },
})

export default defineSchema({ name: 'devices', tables: [table], entities: [log] })
