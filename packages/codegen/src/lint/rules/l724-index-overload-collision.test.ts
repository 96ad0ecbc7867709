import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { indexOverloadCollision } from './l724-index-overload-collision.js'

const ticket = (partition: string, sort: string) =>
  designOf({
    more: {
      Ticket: {
        attributes: { orderId: z.ulid(), ticketId: z.ulid() },
        key: { partition: 'TICKET#{ticketId}', sort: 'TICKET' },
        indexes: { gsi1: { partition, sort } },
        patterns: { ofOrder: { by: ['orderId'] } },
      },
    },
  })

testRule(indexOverloadCollision, {
  positive: {
    'no literal of its own': [
      ticket('ORDER#{orderId}', '{ticketId}'),
      'error entities.Ticket.patterns.ofOrder: Ticket.ofOrder: in the index `gsi1` its bounds also hold items of Order. Such a key: `gsi1pk` = "ORDER#xxxxxxxxxxxxxxxxxxxxxxxxxx" with `gsi1sk` = "ORDER".',
    ],
    'the same sort key': [
      ticket('ORDER#{orderId}', 'ORDER'),
      'error entities.Order.patterns.byId: Order.byId: in the index `gsi1` its bounds also hold items of Ticket. Such a key: `gsi1pk` = "ORDER#xxxxxxxxxxxxxxxxxxxxxxxxxx" with `gsi1sk` = "ORDER".',
    ],
  },
  negative: {
    'a literal of its own': ticket('ORDER#{orderId}', 'TICKET#{ticketId}'),
    'partitions of their own': ticket('TICKETS#{orderId}', '{ticketId}'),
  },
})
