import type { Answers } from '../support/answers.js'

export const answers = {
  'create customer': 'register',
  'add, edit and delete an address': 'Customer.update',
  'view customer and newest orders': 'customerWithOrders',
  'save order': 'transact',
  'update order status': 'Order.update',
  'view order and items': 'orderWithItems',
} as const satisfies Answers
