// As `lib`, with what is written and what is read parsed by zod.
import * as z from 'zod'
import { create as createLib } from './lib.mjs'

const address = z.object({
  street: z.string().min(1).max(100),
  city: z.string().min(1).max(100),
  zip: z.string().min(1).max(20),
  country: z.string().length(2),
})
const order = z.object({
  customerId: z.uuid(),
  orderId: z.ulid(),
  placedAt: z.iso.datetime({ precision: 3 }),
  status: z.enum(['open', 'paid', 'shipped']),
  total: z.int().min(0),
  currency: z.enum(['EUR', 'USD']),
  lines: z.array(z.object({ productId: z.uuid(), quantity: z.int().min(1), price: z.int().min(0) })).max(100),
  shipTo: address,
  note: z.string().max(500).optional(),
})
const changed = order.pick({ status: true, total: true, note: true })

export function create(client) {
  const lib = createLib(client)
  return {
    create: (input) => lib.create(order.parse(input)),
    async get(key) {
      const found = await lib.get(key)
      return found && order.parse(found)
    },
    update: async (key, changes) => order.parse(await lib.update(key, changed.parse(changes))),
    newestOrders: async (customerId, limit) => (await lib.newestOrders(customerId, limit)).map((found) => order.parse(found)),
    getMany: async (keys) => (await lib.getMany(keys)).map((found) => order.parse(found)),
    createTogether: (orders) => lib.createTogether(orders.map((one) => order.parse(one))),
  }
}
