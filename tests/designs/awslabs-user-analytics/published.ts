/** The design as it is published: counts of sessions are not padded, and three indexes have a partition for each of a few values. */
import { type Model, modelOf } from '@keyloom/core'
import { unpadded } from '../support/as-published.js'
import schema from './schema.js'

export const published: Model = unpadded(modelOf(schema))

export const defects: readonly string[] = [
  'L707 entities.User.indexes.EngagementIndex.sort',
  'L713 entities.User.indexes.StatusIndex.partition',
  'L713 entities.User.indexes.EngagementIndex.partition',
  'L713 entities.User.indexes.AgeGroupIndex.partition',
  'L727 entities.User.attributes.last_active',
  'L727 entities.User.attributes.session_count',
]
