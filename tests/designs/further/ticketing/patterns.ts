import { expect } from 'vitest'
import type { Answers } from '../../support/answers.js'
import { describeDesign } from '../../support/describe-design.js'
import { createTickets, type SeatInput, type Tickets, ticketsTable } from './generated/index.js'

const answers = {
  'shows of a city and genre, by their indexed attributes': 'Show.inCity',
  'shows of a city and genre, whole': 'Show.inCityWhole',
  'seats of a section': 'Seat.ofSection',
  'seats of a row': 'Seat.ofRow',
  'cheapest free seats': 'Seat.cheapest',
  'a seat is held while it is free': 'Seat.update',
  'holds that have lapsed, of all shows': 'Seat.lapsed',
  'a seat is sold': 'Seat.update',
  'seats of an order': 'Seat.ofOrder',
  'orders of a buyer, newest first': 'Order.ofBuyer',
  'an order by its id': 'Order.byId',
  'an order with its seats': 'orderWithSeats',
} as const satisfies Answers

const multiAttribute = ['shows of a city and genre, by their indexed attributes', 'shows of a city and genre, whole'] as const

const show = (showId: string, startsAt: string) =>
  ({ showId, title: `Show ${showId}`, city: 'Oslo', genre: 'opera', startsAt: `${startsAt}T19:00:00.000Z`, sold: 0 }) as const
const seat = (showId: string, row: number, number: number, price: number): SeatInput => ({
  ...{ showId, section: 'A', row, number, price, state: 'free' },
})
const order = (orderId: string, day: number) => ({ orderId, buyer: 'ann', placedAt: new Date(Date.UTC(2026, 0, day)), total: 10 })
const until = new Date('2026-01-01T10:10:00.000Z')
const numbers = (found: readonly { readonly row: number; readonly number: number }[]) => found.map(({ row, number }) => [row, number])

async function seed(db: Tickets): Promise<void> {
  for (const each of [show('s1', '2026-03-02'), show('s2', '2026-03-01')]) await db.show.create(each)
  for (const each of [seat('s1', 1, 1, 90), seat('s1', 2, 1, 20), seat('s1', 2, 10, 20), seat('s1', 10, 1, 5)]) await db.seat.create(each)
  await db.seat.create(seat('s2', 1, 1, 1))
  for (const each of [order('o1', 1), order('o2', 2)]) await db.order.create(each)
}

describeDesign(
  { name: 'further-ticketing', answers, tables: { tickets: ticketsTable }, create: createTickets, seed, multiAttribute },
  {
    async 'shows of a city and genre, by their indexed attributes'(db) {
      const found = await db.show.inCity({ city: 'Oslo', genre: 'opera' }).all()
      expect(found).toEqual(
        [show('s2', '2026-03-01'), show('s1', '2026-03-02')].map(({ showId, title, startsAt }) => ({ showId, title, startsAt })),
      )
    },
    async 'shows of a city and genre, whole'(db) {
      const found = await db.show.inCityWhole({ city: 'Oslo', genre: 'opera' }, { startsAt: { gte: '2026-03-02T00:00:00.000Z' } }).all()
      expect(found).toEqual([show('s1', '2026-03-02')])
    },
    async 'seats of a section'(db) {
      const found = await db.seat.ofSection({ showId: 's1', section: 'A' }).all()
      expect(numbers(found)).toEqual([
        [1, 1],
        [2, 1],
        [2, 10],
        [10, 1],
      ])
    },
    async 'seats of a row'(db) {
      expect(numbers(await db.seat.ofRow({ showId: 's1', section: 'A', row: 2 }, { number: { gt: 1 } }).all())).toEqual([[2, 10]])
    },
    async 'cheapest free seats'(db) {
      expect((await db.seat.cheapest({ showId: 's1' }, { price: { lt: 90 } }).all()).map(({ price }) => price)).toEqual([5, 20, 20])
    },
    async 'a seat is held while it is free'(db) {
      for (const [showId, row] of [
        ['s1', 10],
        ['s2', 1],
      ] as const) {
        const { price, number, section } = seat(showId, row, 1, row === 10 ? 5 : 1)
        const hold = () =>
          db.seat.update(
            { showId, section, row, number },
            { set: { state: 'held', heldUntil: until, price }, remove: ['orderId'] },
            { if: { state: 'free' } },
          )
        expect(await hold()).toMatchObject({ state: 'held', heldUntil: until })
        await expect(hold()).rejects.toMatchObject({ code: 'ITEM.CONDITION_FAILED' })
      }
      expect((await db.seat.cheapest({ showId: 's1' }).all()).map(({ price }) => price)).toEqual([20, 20, 90])
    },
    async 'holds that have lapsed, of all shows'(db) {
      const lapsed = await db.seat.lapsed({ heldUntil: { lte: until } }).all()
      expect(lapsed.map(({ showId, row }) => `${showId} ${row}`).sort()).toEqual(['s1 10', 's2 1'])
      expect(await db.seat.lapsed({ heldUntil: { lt: until } }).all()).toEqual([])
    },
    async 'a seat is sold'(db) {
      const key = { showId: 's1', section: 'A', row: 10, number: 1 }
      const sold = await db.seat.update(
        key,
        { set: { state: 'sold', orderId: 'o1', price: 5 }, remove: ['heldUntil'] },
        { if: { state: 'held' } },
      )
      expect(sold).toEqual({ ...seat('s1', 10, 1, 5), state: 'sold', orderId: 'o1' })
    },
    async 'seats of an order'(db) {
      expect(numbers(await db.seat.ofOrder({ orderId: 'o1' }).all())).toEqual([[10, 1]])
      expect(await db.seat.ofOrder({ orderId: 'o2' }).all()).toEqual([])
    },
    async 'orders of a buyer, newest first'(db) {
      expect(await db.order.ofBuyer({ buyer: 'ann' }).all()).toEqual([order('o2', 2), order('o1', 1)])
    },
    async 'an order by its id'(db) {
      expect(await db.order.byId({ orderId: 'o1' })).toEqual(order('o1', 1))
    },
    async 'an order with its seats'(db) {
      const page = await db.orderWithSeats({ orderId: 'o1' }).page()
      expect([page.order, numbers(page.seats), page.unknown]).toEqual([order('o1', 1), [[10, 1]], []])
    },
  },
)
