import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createDevices, deviceStateLogTable } from './generated/index.js'
import { log, logs, seed } from './seed.js'

const { warning, later, ten, normal, other } = logs

describeDesign(
  { name: 'device-state-log', answers, tables: { DeviceStateLog: deviceStateLogTable }, create: createDevices, seed },
  {
    async createLogEntryForSpecificDevice(db) {
      const entry = log('777', 'NORMAL', 1, { Detail: 'Started' })
      expect(await db.deviceLog.create(entry)).toEqual(entry)
      await expect(db.deviceLog.create(entry)).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    // In the order of the key, which is that of the states and then the dates.
    async getLogsForSpecificDevice(db) {
      expect(await db.deviceLog.ofDevice({ deviceId: '12345' }).all()).toEqual([normal, warning, later, ten])
    },
    async getWarningLogsForSpecificDevice(db) {
      expect(await db.deviceLog.inState({ deviceId: '12345', State: 'WARNING1' }).all()).toEqual([later, warning])
    },
    async getLogsForOperatorBetweenTwoDates(db) {
      const dates = { Date: { between: ['2020-04-11T05:00:00Z', '2020-04-24T05:00:00Z'] as const } }
      expect(await db.deviceLog.ofOperator({ Operator: 'Liz' }, dates).all()).toEqual([warning, other, later])
    },
    async getEscalatedLogsForSupervisor(db) {
      expect(await db.deviceLog.escalatedTo({ EscalatedTo: 'Sara' }).all()).toEqual([other, later, ten])
    },
    async getEscalatedLogsWithSpecificStatusForSupervisor(db) {
      expect(await db.deviceLog.escalatedToInState({ EscalatedTo: 'Sara', State: 'WARNING1' }).all()).toEqual([other, later])
    },
    async getEscalatedLogsWithSpecificStatusForSupervisorForDate(db) {
      const by = { EscalatedTo: 'Sara', State: 'WARNING1' }
      expect(await db.deviceLog.escalatedToInState(by, { Date: { beginsWith: '2020-04-24' } }).all()).toEqual([later])
    },
  },
)
