import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createEcommerce, ecommerceTable } from './generated/index.js'
import { ann, annika, item, order, orderId, saveOrder, seed } from './seed.js'

const home = { street: 'Rue 1', city: 'Lyon', country: 'FR' }

describeDesign(
  { name: 'debrie-ecommerce', answers, tables: { ecommerce: ecommerceTable }, create: createEcommerce, seed },
  {
    async 'create customer'(db) {
      const taken = { code: 'TRANSACTION.CANCELED', payload: { failures: { email: { code: 'ITEM.EXISTS' } } } }
      await expect(db.register({ username: 'eve', email: ann.email, name: 'Eve' })).rejects.toMatchObject(taken)
      expect(await db.customer.get({ username: 'eve' })).toBeUndefined()
      await expect(db.register({ ...ann, email: 'new@example.com' })).rejects.toMatchObject({
        payload: { failures: { customer: { code: 'ITEM.EXISTS' } } },
      })
    },
    async 'add, edit and delete an address'(db) {
      const key = { username: 'annika' }
      await db.customer.update(key, { parts: [{ path: ['addresses', 'home'], set: home }] })
      await db.customer.update(key, { parts: [{ path: ['addresses', 'home', 'city'], set: 'Paris' }] })
      expect(await db.customer.get(key)).toEqual({ ...annika, addresses: { home: { ...home, city: 'Paris' } } })
      await db.customer.update(key, { parts: [{ path: ['addresses', 'home'], remove: true }] })
      expect(await db.customer.get(key)).toEqual(annika)
    },
    async 'view customer and newest orders'(db) {
      const newest = Array.from({ length: 10 }, (_, i) => order(12 - i))
      expect(await db.customerWithOrders({ username: 'ann' }).all()).toEqual({ customer: ann, orders: newest, unknown: [] })
      expect(await db.customerWithOrders({ username: 'annika' }).all()).toEqual({
        customer: annika,
        orders: [order(20, 'annika')],
        unknown: [],
      })
    },
    async 'save order'(db) {
      await saveOrder(db, order(30, 'bob'), [item(30, 'x'), item(30, 'y')])
      await expect(saveOrder(db, order(30, 'bob'), [item(30, 'z')])).rejects.toMatchObject({ code: 'TRANSACTION.CANCELED' })
      expect(await db.orderWithItems({ orderId: orderId(30) }).all()).toEqual({
        order: order(30, 'bob'),
        items: [item(30, 'x'), item(30, 'y')],
        unknown: [],
      })
    },
    async 'update order status'(db) {
      const key = { username: 'bob', orderId: orderId(30) }
      expect(await db.order.update(key, { set: { status: 'shipped' } }, { if: { status: 'placed' } })).toEqual({
        ...order(30, 'bob'),
        status: 'shipped',
      })
    },
    async 'view order and items'(db) {
      expect(await db.orderWithItems({ orderId: orderId(1) }).all()).toEqual({
        order: order(1),
        items: [item(1, 'a'), item(1, 'b')],
        unknown: [],
      })
    },
  },
)
