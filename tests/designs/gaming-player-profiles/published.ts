/** The design as it is published: what is counted is text, and a list of friends has no end. */
import { type Model, modelOf } from '@keyloom/core'
import { withEntity, withTexts } from '../support/as-published.js'
import schema from './schema.js'

const counted = withEntity(modelOf(schema), 'Item', (item) => withTexts(item, 'ItemCount'))
const earned = withEntity(counted, 'Metadata', (metadata) => withTexts(metadata, 'Currency'))

export const published: Model = withEntity(earned, 'Friends', (friends) => ({
  ...friends,
  attributes: friends.attributes.map((attribute) =>
    attribute.name === 'FriendList' ? { ...attribute, type: { kind: 'array', element: { kind: 'string' } } } : attribute,
  ),
}))

export const defects: readonly string[] = [
  'L715 entities.Friends.attributes.FriendList',
  'L731 entities.Metadata.attributes.Currency',
  'L731 entities.Item.attributes.ItemCount',
]
