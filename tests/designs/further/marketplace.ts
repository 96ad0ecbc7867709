/** Listings and purchases in a table, and what accounts hold in another: a purchase takes from both in one transaction. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const market = defineTable('market', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: { name: 'price', type: 'number' } },
  },
})
const ledger = defineTable('ledger', { key: { partition: 'account', sort: 'entry' } })

const id = z.string().min(1).max(40)

const listing = defineEntity(market, 'Listing', {
  attributes: {
    seller: id,
    listingId: z.ulid(),
    category: z.enum(['bikes', 'books', 'tools']),
    state: z.enum(['draft', 'offered', 'sold']),
    price: z.int().min(0),
    title: z.string(),
    soldAt: z.date().optional(),
  },
  key: { partition: 'SELLER#{seller}', sort: 'LISTING#{listingId}' },
  indexes: {
    gsi1: [
      { when: { state: 'offered' }, partition: 'LISTING#{listingId}', sort: 'OFFER' },
      { when: { state: 'sold', soldAt: 'present' }, partition: 'SOLD#{soldAt:month}', sort: '{soldAt}#{listingId}' },
    ],
    gsi2: { when: { state: 'offered' }, partition: 'CATEGORY#{category}#{listingId:shard(4)}' },
  },
  patterns: {
    ofSeller: { by: ['seller'], order: { listingId: 'desc' } },
    offer: { by: ['listingId'], where: { state: 'offered' }, one: true },
    soldInMonth: { by: ['soldAt:month'], where: { state: 'sold', soldAt: 'present' }, order: { soldAt: 'asc' } },
    cheapest: {
      by: ['category'],
      where: { state: 'offered' },
      fanOut: 'listingId:shard',
      range: 'price',
      order: { price: 'asc' },
      limit: 20,
    },
  },
})

const purchase = defineEntity(market, 'Purchase', {
  attributes: { buyer: id, listingId: z.ulid(), price: z.int().min(0), at: z.date() },
  key: { partition: 'LISTING#{listingId}', sort: 'PURCHASE' },
  indexes: { gsi1: { partition: 'BUYER#{buyer}', sort: '{at}' } },
  patterns: { ofBuyer: { by: ['buyer'], range: 'at', order: { at: 'desc' } }, ofListing: { by: ['listingId'], one: true } },
})

const question = defineEntity(market, 'Question', {
  attributes: { listingId: z.ulid(), questionId: z.ulid(), text: z.string() },
  key: { partition: 'LISTING#{listingId}', sort: 'QUESTION#{questionId}' },
  patterns: { ofListing: { by: ['listingId'] } },
})

const aboutListing = defineCollection(market, 'aboutListing', {
  by: ['listingId'],
  returns: { purchase, questions: [question] },
  index: 'table',
})

const balance = defineEntity(ledger, 'Balance', {
  attributes: { account: id, cents: z.int().min(0) },
  key: { sort: '#BALANCE' },
})

const buy = defineTransaction(market, 'buy', {
  description: 'A buyer with enough money buys what is still offered, once',
  input: ['buyer', 'seller', 'listingId', 'price', 'minusPrice', 'at'],
  steps: {
    purchase: { create: purchase },
    listing: {
      update: listing,
      set: { state: 'sold', soldAt: { input: 'at' } },
      if: { state: 'offered', price: { input: 'price' } },
    },
    payment: {
      update: balance,
      key: { account: { input: 'buyer' } },
      add: { cents: { input: 'minusPrice' } },
      if: { cents: { gte: { input: 'price' } } },
    },
    income: { update: balance, key: { account: { input: 'seller' } }, add: { cents: { input: 'price' } } },
  },
})

export default defineSchema({
  name: 'marketplace',
  tables: [market, ledger],
  entities: [listing, purchase, question, balance],
  collections: [aboutListing],
  transactions: [buy],
})
