import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineCollection, defineEntity, defineSchema, defineTable, modelOf } from '../schema/index.js'
import { planModel } from './index.js'

const table = defineTable('boards', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    inverted: { kind: 'global', partition: 'sk', sort: 'pk' },
    lsi1: { kind: 'local', sort: 'lsi1sk' },
  },
})

/** What planning says of a ticket that moves, each of its patterns and the collection with these options. */
function problemsOf(moving: { readonly moving?: 'incomplete' }): string[] {
  const board = defineEntity(table, 'Board', { attributes: { boardId: z.uuid() }, key: { partition: 'BOARD#{boardId}', sort: 'BOARD' } })
  const ticket = defineEntity(table, 'Ticket', {
    attributes: { boardId: z.uuid(), ticketId: z.ulid(), rank: z.string() },
    key: { partition: 'BOARD#{boardId}', sort: 'TICKET#{ticketId}' },
    otherKey: { partition: 'TICKET#{ticketId}', sort: 'TICKET' },
    indexes: { gsi1: { partition: 'RANK#{rank}', sort: '{ticketId}' }, lsi1: { sort: 'TICKET#{rank}' } },
    patterns: {
      byKey: { by: ['boardId', 'ticketId'], one: true, ...moving },
      ofBoard: { by: ['boardId'], ...moving },
      inverted: { by: ['ticketId'], ...moving },
      ranked: { by: ['boardId'], order: { rank: 'asc' }, ...moving },
      ofRank: { by: ['rank'], ...moving },
    },
  })
  const all = defineCollection(table, 'all', { by: ['boardId'], returns: { board, tickets: [ticket] }, index: 'table', ...moving })
  const schema = defineSchema({ name: 'test', tables: [table], entities: [board, ticket], collections: [all] })
  return planModel(modelOf(schema)).problems.map(({ code, message }) => `${code} ${message}`)
}

test('a request for the key of the table misses what is under the other key, so the schema has to accept that', () => {
  const misses = 'it asks for `key` alone, and misses each Ticket that is still under `otherKey`.'
  const asking = ['Ticket.byKey', 'Ticket.ofBoard', 'Ticket.inverted', 'Ticket.ranked', 'all']
  expect(problemsOf({})).toEqual(asking.map((name) => `PLAN.MOVING ${name}: ${misses}`))
})

test('what misses nothing does not say that it does', () => {
  expect(problemsOf({ moving: 'incomplete' })).toEqual(['SCHEMA.PATTERN Ticket.ofRank: it finds every Ticket, wherever it stands.'])
})
