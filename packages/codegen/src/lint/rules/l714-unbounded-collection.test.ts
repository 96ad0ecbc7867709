import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { unboundedCollection } from './l714-unbounded-collection.js'

const lsi1 = { lsi1: { kind: 'local', sort: 'lsi1sk' } } as const
const local = (expect?: object) =>
  designOf({
    table: { indexes: lsi1 },
    order: {
      indexes: { lsi1: { sort: '{total}' } },
      patterns: { byTotal: { by: ['customerId'], order: { total: 'asc' } } },
      ...(expect && { expect }),
    },
  })
const event = (expect: object) =>
  designOf({
    more: {
      Event: {
        attributes: { region: z.enum(['eu', 'us']), eventId: z.ulid() },
        key: { partition: 'REGION#{region}', sort: '{eventId}' },
        patterns: { ofRegion: { by: ['region'] } },
        expect: { reads: 10, writes: 10, ...expect },
      },
    },
  })

testRule(unboundedCollection, {
  positive: {
    'a local index and no expectation': [
      local(),
      'warn entities.Order.key.partition: Nothing says how large a collection of `Order` becomes, and the local indexes of `shop` end it at 10 GB.',
    ],
    'more than 10 GB in a partition': [
      event({ items: 100_000_000, bytes: 1000 }),
      'warn entities.Event.key.partition: A collection of `Event` is expected to have 47 GB or more.',
    ],
    'more than 10 GB under a local index': [
      mutated(event({ items: 100_000_000, bytes: 1000 }), {
        'tables.0.indexes.1': {
          kind: 'local',
          name: 'lsi1',
          key: { partition: [{ name: 'pk', type: 'string' }], sort: [{ name: 'lsi1sk', type: 'string' }] },
          projection: { kind: 'all' },
        },
        'entities.1.expect': { items: 1, bytes: 1 },
        suppress: [{ rule: 'L723', target: 'tables.shop.indexes.lsi1', because: 'it is there for its limit' }],
      }),
      'error entities.Event.key.partition: A collection of `Event` is expected to have 47 GB or more.',
    ],
  },
  negative: {
    'a local index with an expectation': local({ items: 1_000_000, bytes: 500 }),
    'less than 10 GB': event({ items: 1_000_000, bytes: 1000 }),
    'no local index': designOf(),
  },
})
