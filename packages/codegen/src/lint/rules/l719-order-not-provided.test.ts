import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { orderNotProvided } from './l719-order-not-provided.js'

const log = (sort: string) =>
  designOf({
    more: {
      DeviceLog: {
        attributes: { deviceId: z.ulid(), state: z.enum(['NORMAL', 'WARNING']), at: z.date() },
        key: { partition: 'DEVICE#{deviceId}', sort },
        patterns: { newest: { by: ['deviceId'], order: { at: 'desc' } } },
      },
    },
  })

testRule(orderNotProvided, {
  positive: {
    'the newest across states': [
      log('{state}#{at}'),
      'error entities.DeviceLog.patterns.newest.order: `DeviceLog.newest` promises the order of `at` (desc), and no key that serves it has its items in that order.',
    ],
    'a collection': [
      designOf({
        order: { key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' }, patterns: { byCustomer: { by: ['customerId'] } } },
        collection: { order: { placedAt: 'desc' } } as never,
      }),
      'error collections.customerWithOrders.order: `customerWithOrders` promises the order of `placedAt` (desc), and no key that serves it has its items in that order.',
    ],
  },
  negative: {
    'the time first': log('{at}#{state}'),
    'a collection in its order': designOf({ collection: { order: { placedAt: 'desc' } } as never }),
  },
})
