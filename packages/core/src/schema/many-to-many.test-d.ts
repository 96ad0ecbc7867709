import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import { defineEntity, defineManyToMany, defineTable, type Entity } from './index.js'

const table = defineTable('club', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { inverted: { kind: 'global', partition: 'ipk', sort: 'isk' } },
})
const user = defineEntity(table, 'User', { attributes: { userId: z.uuid() }, key: { partition: 'USER#{userId}', sort: 'USER' } })
const attributes = { followerId: z.uuid(), followedId: z.uuid() }
const from = { entity: user, key: { userId: 'followerId' }, pattern: 'following' } as const
const to = { entity: user, key: { userId: 'followedId' }, pattern: 'followers' } as const

test('an edge is an entity of its attributes', () => {
  const { edge } = defineManyToMany(table, 'Follow', { attributes, from, to, index: 'inverted' })
  expectTypeOf(edge).toEqualTypeOf<Entity<'Follow', typeof attributes, 'club'>>()
})

test('its ends and its index are those of the table', () => {
  defineManyToMany(table, 'Follow', {
    attributes,
    // @ts-expect-error The edge has no such attribute.
    from: { entity: user, key: { userId: 'follower' }, pattern: 'following' },
    to,
    index: 'inverted',
  })
  defineManyToMany(table, 'Follow', {
    attributes,
    from,
    to,
    // @ts-expect-error The table has no such index.
    index: 'gsi1',
  })
  const elsewhere = defineTable('elsewhere', { key: { partition: 'pk', sort: 'sk' } })
  const stranger = defineEntity(elsewhere, 'Stranger', { attributes: { id: z.uuid() }, key: { partition: 'X#{id}', sort: 'X' } })
  defineManyToMany(table, 'Follow', {
    attributes,
    from,
    // @ts-expect-error The end is in another table.
    to: { entity: stranger, key: { id: 'followedId' }, pattern: 'followers' },
    index: 'inverted',
  })
})
