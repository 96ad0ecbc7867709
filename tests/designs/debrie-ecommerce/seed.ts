import type { CustomerInput, Ecommerce, OrderInput, OrderItemInput } from './generated/index.js'

export const ann: CustomerInput = { username: 'ann', email: 'ann@example.com', name: 'Ann Arbor', addresses: {} }
export const annika: CustomerInput = { username: 'annika', email: 'annika@example.com', name: 'Annika', addresses: {} }

/** The id of the order with this number, in the order of the numbers. */
export function orderId(number: number): string {
  return String(number).padStart(27, '0')
}

export function order(number: number, username = 'ann'): OrderInput {
  return {
    username,
    orderId: orderId(number),
    createdAt: '2026-01-31T10:00:00Z',
    status: 'placed',
    amount: number * 100,
    numberOfItems: 2,
  }
}

export function item(number: number, itemId: string): OrderItemInput {
  return { orderId: orderId(number), itemId, description: `Item ${itemId}`, price: 50 }
}

/** An order with its items, all or nothing. */
export async function saveOrder(db: Ecommerce, saved: OrderInput, items: readonly OrderItemInput[]): Promise<void> {
  await db.transact({
    order: db.order.tx.create(saved),
    ...Object.fromEntries(items.map((one) => [one.itemId, db.orderItem.tx.create(one)])),
  })
}

/** Twelve orders of Ann, two more than a page of her newest ones, and a customer whose name begins as hers. */
export async function seed(db: Ecommerce): Promise<void> {
  await db.register(ann)
  await db.register(annika)
  await db.batchWrite([
    ...Array.from({ length: 12 }, (_, i) => db.order.batch.put(order(i + 1))),
    db.order.batch.put(order(20, 'annika')),
    ...['a', 'b'].map((id) => db.orderItem.batch.put(item(1, id))),
    db.orderItem.batch.put(item(10, 'c')),
  ])
}
