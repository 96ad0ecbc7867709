/** The design as it is published: what is of user `7#follower` and the followers of user 7 meet in one partition. */
import { type Model, modelOf } from '@keyloom/core'
import { unescaped } from '../support/as-published.js'
import schema from './schema.js'

export const published: Model = unescaped(modelOf(schema))

export const defects: readonly string[] = [
  'L703 entities.Follower.key.partition',
  'L703 entities.Following.key.partition',
  'L703 entities.Post.key.partition',
  'L703 entities.Like.key.partition',
  'L703 entities.LikeCount.key.partition',
  'L703 entities.TimelineEntry.key.partition',
  'L703 entities.TimelineEntry.key.sort',
]
