/** Seats of a show: a seat is free, held for some minutes, or sold, and stands in one index by what it is. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('tickets', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    seats: { kind: 'global', partition: 'seatsPk', sort: 'seatsSk' },
    shows: { kind: 'global', partition: ['city', 'genre'], sort: ['startsAt', 'showId'], projection: ['title'] },
  },
})

const id = z.string().min(1).max(40)

const show = defineEntity(table, 'Show', {
  attributes: {
    showId: id,
    title: z.string().max(200),
    city: id,
    genre: z.enum(['opera', 'dance', 'drama']),
    startsAt: z.iso.datetime({ precision: 3 }),
    sold: z.int().min(0),
  },
  key: { partition: 'SHOW#{showId}', sort: '#SHOW' },
  indexes: { shows: true },
  patterns: {
    inCity: { by: ['city', 'genre'], range: 'startsAt', order: { startsAt: 'asc' }, select: ['showId', 'title', 'startsAt'] },
    inCityWhole: { by: ['city', 'genre'], range: 'startsAt', hydrate: true },
  },
})

const seat = defineEntity(table, 'Seat', {
  attributes: {
    showId: id,
    section: id,
    row: z.int().min(1).max(99),
    number: z.int().min(1).max(999),
    price: z.int().min(0).max(99_999),
    state: z.enum(['free', 'held', 'sold']),
    heldUntil: z.date().optional(),
    orderId: id.optional(),
  },
  key: { partition: 'SHOW#{showId}', sort: 'SEAT#{section}#{row}#{number}' },
  indexes: {
    seats: [
      { when: { state: 'free' }, partition: 'FREE#{showId}', sort: '{price}#{section}#{row}#{number}' },
      {
        when: { state: 'held', heldUntil: 'present' },
        partition: 'HELD#{showId:shard(4)}',
        sort: '{heldUntil}#{showId}#{section}#{row}#{number}',
      },
      { when: { state: 'sold', orderId: 'present' }, partition: 'ORDER#{orderId}', sort: 'SEAT#{section}#{row}#{number}' },
    ],
  },
  patterns: {
    ofSection: { by: ['showId', 'section'], order: { row: 'asc' } },
    ofRow: { by: ['showId', 'section', 'row'], range: 'number' },
    cheapest: { by: ['showId'], where: { state: 'free' }, range: 'price', order: { price: 'asc' } },
    lapsed: {
      by: [],
      where: { state: 'held', heldUntil: 'present' },
      fanOut: 'showId:shard',
      range: 'heldUntil',
      order: { heldUntil: 'asc' },
    },
    ofOrder: { by: ['orderId'], where: { state: 'sold' } },
  },
})

const order = defineEntity(table, 'Order', {
  attributes: { orderId: id, buyer: id, placedAt: z.date(), total: z.int().min(0).max(9_999_999) },
  key: { partition: 'BUYER#{buyer}', sort: 'ORDER#{placedAt:desc}#{orderId}' },
  indexes: { seats: { partition: 'ORDER#{orderId}', sort: 'ORDER' } },
  patterns: { ofBuyer: { by: ['buyer'], order: { placedAt: 'desc' }, limit: 20 }, byId: { by: ['orderId'], one: true } },
})

const orderWithSeats = defineCollection(table, 'orderWithSeats', {
  by: ['orderId'],
  returns: { order, seats: [seat] },
  where: { seats: { state: 'sold' } },
})

export default defineSchema({ name: 'tickets', tables: [table], entities: [show, seat, order], collections: [orderWithSeats] })
