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

test('items under their other key are strangers in the bounds of others, in the table and in indexes that its key attributes form', () => {
  const attributes = { boardId: z.uuid(), ticketId: z.ulid(), rank: z.string() }
  const ticket = defineEntity(table, 'Ticket', {
    attributes,
    key: { partition: 'BOARD#{boardId}', sort: 'TICKET#{ticketId}' },
    otherKey: { partition: 'RANK', sort: 'T#{ticketId}' },
    indexes: { gsi1: { partition: 'RANK#{rank}', sort: '{ticketId}' }, lsi1: { sort: 'TICKET#{rank}' } },
  })
  const found = (isolate: { readonly isolate?: 'filter' }) => {
    const task = defineEntity(table, 'Task', {
      attributes,
      key: { partition: 'RANK', sort: 'T{rank}' },
      indexes: { lsi1: { sort: 'TICKET{rank}' }, gsi1: { partition: 'TASK#{rank}', sort: '{ticketId}' } },
      patterns: {
        all: { by: [], index: 'table', ...isolate },
        ranked: { by: [], index: 'lsi1', order: { rank: 'asc' }, ...isolate },
        inverted: { by: ['rank'], index: 'inverted', ...isolate },
        ofRank: { by: ['rank'], index: 'gsi1' },
      },
    })
    const { plans, problems } = planModel(modelOf(defineSchema({ name: 'test', tables: [table], entities: [ticket, task] })))
    return [...problems.map(({ code, message }) => `${code} ${message}`), ...plans.map(({ name }) => name)]
  }
  const mixed = 'its bounds also hold items of Ticket under its `otherKey`.'
  expect(found({})).toEqual([
    `PLAN.MIXED Task.all: in the table \`boards\` ${mixed}`,
    `PLAN.MIXED Task.ranked: in the index \`lsi1\` ${mixed}`,
    `PLAN.MIXED Task.inverted: in the index \`inverted\` ${mixed}`,
    'Task.ofRank',
  ])
  expect(found({ isolate: 'filter' })).toEqual(['Task.all', 'Task.ranked', 'Task.inverted', 'Task.ofRank'])
})

test('what misses nothing does not say that it does', () => {
  expect(problemsOf({ moving: 'incomplete' })).toEqual(['SCHEMA.PATTERN Ticket.ofRank: it finds every Ticket, wherever it stands.'])
})
