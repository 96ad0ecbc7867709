/** One pattern of the design is a Scan. */
import { type Model, modelOf } from '@keyloom/core'
import schema from './schema.js'

export const published: Model = modelOf(schema)

export const defects: readonly string[] = ['L718 entities.Complaint.patterns.bySeverityAndState']
