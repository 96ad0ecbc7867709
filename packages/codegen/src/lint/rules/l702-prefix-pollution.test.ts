import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { prefixPollution } from './l702-prefix-pollution.js'

const line = (sort: string) => ({
  attributes: { customerId: z.uuid(), lineId: z.ulid() },
  key: { partition: 'LINES#{customerId}', sort },
  patterns: { ofCustomer: { by: ['customerId'] } },
})

testRule(prefixPollution, {
  positive: {
    'a prefix without its delimiter': [
      designOf({
        more: {
          Line: line('F{lineId}'),
          Feature: { ...line('FEATURE#{lineId}'), patterns: { byKey: { by: ['customerId', 'lineId'], one: true } } },
        },
      }),
      'error entities.Line.patterns.ofCustomer: Line.ofCustomer: in the table `shop` its bounds also hold items of Feature. Such a key: `pk` = "LINES#000000000000000000000000000000000000" with `sk` = "FEATURE#xxxxxxxxxxxxxxxxxxxxxxxxxx".',
    ],
    'a collection with a guest': [
      designOf({
        more: {
          Visit: {
            attributes: { customerId: z.uuid(), at: z.date() },
            key: { partition: 'CUSTOMER#{customerId}', sort: 'LATER#{at}' },
            patterns: { byKey: { by: ['customerId', 'at'], one: true } },
          },
        },
      }),
      'error collections.customerWithOrders: customerWithOrders: its bounds also hold items of Visit. Such a key: `pk` = "CUSTOMER#000000000000000000000000000000000000" with `sk` = "LATER#0000-00-00T00:00:00.000Z".',
    ],
  },
  negative: {
    'prefixes that end at a delimiter': designOf({ more: { Line: line('F#{lineId}'), Feature: line('FEATURE#{lineId}') } }),
    'sh# does not begin shp#': designOf({ more: { Shipment: line('sh#{lineId}'), ShipmentItem: line('shp#{lineId}') } }),
  },
})
