import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { keyCollision } from './l701-key-collision.js'

const shared = {
  key: { partition: 'CUSTOMER#{customerId}', sort: 'CUSTOMER' },
  attributes: { customerId: z.uuid(), since: z.date() },
  patterns: { byKey: { by: ['customerId'], one: true } },
}
const account = {
  attributes: { handle: z.string().min(1).max(40), plan: z.string().max(20) },
  key: { partition: 'ACCOUNT#{handle}', sort: 'ACCOUNT' },
  patterns: { byKey: { by: ['handle'], one: true } },
}

testRule(keyCollision, {
  positive: {
    'the same literals': [
      designOf({ more: { Profile: shared } }),
      'error entities.Profile.key: `Customer` and `Profile` can have the same key: `pk` = "CUSTOMER#000000000000000000000000000000000000" with `sk` = "CUSTOMER".',
    ],
    'values that can be the literal of another': [
      designOf({
        more: {
          Note: {
            ...shared,
            attributes: { customerId: z.uuid(), kind: z.enum(['CUSTOMER', 'GUEST']) },
            key: { partition: 'CUSTOMER#{customerId}', sort: '{kind}' },
            patterns: { byKey: { by: ['customerId', 'kind'], one: true } },
          },
        },
      }),
      'error entities.Note.key: `Customer` and `Note` can have the same key: `pk` = "CUSTOMER#000000000000000000000000000000000000" with `sk` = "CUSTOMER".',
    ],
    'the key that items still have while they move': [
      designOf({
        more: {
          Profile: {
            ...shared,
            otherKey: shared.key,
            key: { partition: 'PROFILE#{customerId}', sort: 'PROFILE' },
            patterns: { byKey: { by: ['customerId'], one: true, moving: 'incomplete' } },
          },
        },
      }),
      'error entities.Profile.otherKey: `Customer` and `Profile` can have the same key: `pk` = "CUSTOMER#000000000000000000000000000000000000" with `sk` = "CUSTOMER".',
    ],
    'the item that keeps a value unique': [
      designOf({
        customer: { unique: { email: ['email'] } },
        more: {
          Mark: {
            attributes: { text: z.string().min(1).max(20) },
            key: { partition: 'UNIQUE#{text}', sort: 'UNIQUE' },
            patterns: { byKey: { by: ['text'], one: true } },
          },
        },
      }),
      'error entities.Mark.key: `Mark` can have the key of an item that keeps `email` of `Customer` unique: `pk` = "UNIQUE#Customer#email#x" with `sk` = "UNIQUE".',
    ],
  },
  negative: {
    'another literal': designOf({ more: { Profile: { ...shared, key: { partition: 'PROFILE#{customerId}', sort: 'CUSTOMER' } } } }),
    'ids of different lengths': designOf({
      more: {
        Guest: {
          attributes: { guestId: z.ulid() },
          key: { partition: 'CUSTOMER#{guestId}', sort: 'CUSTOMER' },
          patterns: { byKey: { by: ['guestId'], one: true } },
        },
      },
    }),
    'a key that is shared on purpose': designOf({ more: { User: account, Organization: { ...account, sharesKeyWith: ['User'] } } }),
  },
})
