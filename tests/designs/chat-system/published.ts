/** The design as it is published: times are any text, so that one can read like the sort key of a membership, and a time is the identity. */
import { type Model, modelOf } from '@keyloom/core'
import { withEntity, withTexts } from '../support/as-published.js'
import schema from './schema.js'

export const published: Model = withEntity(modelOf(schema), 'Comment', (comment) => withTexts(comment, 'CreatedAt'))

export const defects: readonly string[] = ['L701 entities.Membership.key', 'L704 entities.Comment.id']
