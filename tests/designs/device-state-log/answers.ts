import type { Answers } from '../support/answers.js'

export const answers = {
  createLogEntryForSpecificDevice: 'DeviceLog.create',
  getLogsForSpecificDevice: { impossible: 'DeviceLog.newestOfDevice', instead: 'DeviceLog.ofDevice' },
  getWarningLogsForSpecificDevice: 'DeviceLog.inState',
  getLogsForOperatorBetweenTwoDates: 'DeviceLog.ofOperator',
  getEscalatedLogsForSupervisor: 'DeviceLog.escalatedTo',
  getEscalatedLogsWithSpecificStatusForSupervisor: 'DeviceLog.escalatedToInState',
  getEscalatedLogsWithSpecificStatusForSupervisorForDate: 'DeviceLog.escalatedToInState',
} as const satisfies Answers
