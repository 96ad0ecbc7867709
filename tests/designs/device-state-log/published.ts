/** The design as it is published, with the order that it claims: newest first over all states of a device. */
import { type Model, modelOf, type PatternModel } from '@keyloom/core'
import { withEntity } from '../support/as-published.js'
import schema from './schema.js'

const newestOfDevice: PatternModel = {
  kind: 'pattern',
  name: 'newestOfDevice',
  by: [{ attribute: 'deviceId' }],
  where: [],
  order: { attribute: 'Date', direction: 'desc' },
  one: false,
  filter: [],
  consistent: false,
}

export const published: Model = withEntity(modelOf(schema), 'DeviceLog', (log) => ({ ...log, patterns: [...log.patterns, newestOfDevice] }))

export const defects: readonly string[] = ['L719 entities.DeviceLog.patterns.newestOfDevice.order']
