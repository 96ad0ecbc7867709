import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel } from '../build-model.js'
import { defineCollection } from '../collection.js'
import { defineEntity } from '../entity.js'
import { defineSchema } from '../schema.js'
import { defineTable } from '../table.js'

const table = defineTable('t', { key: { partition: 'pk' } })
const key = { partition: 'ACCOUNT#{name}' } as const
const attributes = { name: z.string() }
const entity = (name: string, sharesKeyWith?: readonly string[]) =>
  defineEntity(table, name, { attributes, key, ...(sharesKeyWith && { sharesKeyWith }) })

test('what one entity says of another holds of both', () => {
  const entities = [entity('User'), entity('Organization', ['User']), entity('Robot', ['Organization']), entity('Other')]
  const result = buildModel(defineSchema({ name: 's', tables: [table], entities }))
  expect('model' in result && result.model.entities.map(({ name, sharesKeyWith }) => [name, sharesKeyWith])).toEqual([
    ['User', ['Organization']],
    ['Organization', ['User', 'Robot']],
    ['Robot', ['Organization']],
    ['Other', undefined],
  ])
})

test('it needs another entity of the table, and something to tell them by', () => {
  const bare = defineTable('bare', { key: { partition: 'pk' }, discriminator: false })
  const alike = (name: string, sharesKeyWith: readonly string[]) => defineEntity(bare, name, { attributes, key, sharesKeyWith })
  const entities = [entity('User', ['User', 'Usr']), alike('A', ['B']), alike('B', ['User'])]
  const result = buildModel(defineSchema({ name: 's', tables: [table, bare], entities }))
  expect('problems' in result && result.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
    "SCHEMA.UNKNOWN The table 't' has no other entity 'User'.",
    "SCHEMA.UNKNOWN The table 't' has no other entity 'Usr'.",
    "SCHEMA.ATTRIBUTE Keys tell the entities of 'bare' apart, so A and B cannot have the same.",
    "SCHEMA.UNKNOWN The table 'bare' has no other entity 'User'.",
  ])
})

test('a collection of one item has no lists and no order', () => {
  const [user, organization] = [entity('User', ['Organization']), entity('Organization')]
  const account = defineCollection(table, 'account', {
    by: ['name'],
    returns: { user, organizations: [organization] },
    one: true,
    order: { name: 'asc' },
    limit: 1,
  })
  const result = buildModel(defineSchema({ name: 's', tables: [table], entities: [user, organization], collections: [account] }))
  expect('problems' in result && result.problems.map(({ path, message }) => `${path.slice(2).join('.')}: ${message}`)).toEqual([
    "order: At most one item answers 'account', so order says nothing.",
    "limit: At most one item answers 'account', so limit says nothing.",
    "returns.organizations: At most one item answers 'account', so it has no list.",
  ])
})
