import type { DeviceLogInput, Devices } from './generated/index.js'

export function log(deviceId: string, State: string, day: number, of: Partial<DeviceLogInput> = {}): DeviceLogInput {
  return { deviceId, State, Date: `2020-04-${String(day).padStart(2, '0')}T05:00:00Z`, Operator: 'Liz', ...of }
}

/** `WARNING1` begins `WARNING10`, and the states' names come before the dates. */
export const logs = {
  warning: log('12345', 'WARNING1', 11),
  later: log('12345', 'WARNING1', 24, { EscalatedTo: 'Sara' }),
  ten: log('12345', 'WARNING10', 14, { EscalatedTo: 'Sara', Operator: 'Sue' }),
  normal: log('12345', 'NORMAL', 27),
  other: log('1234', 'WARNING1', 12, { EscalatedTo: 'Sara' }),
  boss: log('54321', 'WARNING4', 11, { EscalatedTo: 'Sarah', Operator: 'Sue' }),
}

export async function seed(db: Devices): Promise<void> {
  await db.batchWrite(Object.values(logs).map((one) => db.deviceLog.batch.put(one)))
}
