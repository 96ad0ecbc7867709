import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel } from '../build-model.js'
import { defineEntity } from '../entity.js'
import { defineSchema } from '../schema.js'
import { defineTable } from '../table.js'
import { defineTransaction, type Transaction, type TransactionConfig } from '../transaction.js'

const table = defineTable('club', { key: { partition: 'pk', sort: 'sk' } })
const group = defineEntity(table, 'Group', {
  attributes: { groupId: z.uuid(), name: z.string(), members: z.int().default(0), note: z.string().optional() },
  key: { partition: 'GROUP#{groupId}', sort: 'GROUP' },
})
const membership = defineEntity(table, 'Membership', {
  attributes: { groupId: z.uuid(), userId: z.uuid() },
  key: { partition: 'GROUP#{groupId}', sort: 'MEMBER#{userId}' },
  version: true,
})
const stranger = defineEntity(table, 'Stranger', { attributes: { id: z.uuid() }, key: { partition: 'S#{id}', sort: 'S' } })

function build(transaction: Transaction) {
  return buildModel(defineSchema({ name: 'club', tables: [table], entities: [group, membership], transactions: [transaction] }))
}

function problems(config: TransactionConfig): [string, string][] {
  const result = build(defineTransaction(table, 'join', config))
  return 'problems' in result ? result.problems.map(({ code, path }) => [code, path.join('.')]) : []
}

test('steps take inputs by name, constants, and references', () => {
  const join = defineTransaction(table, 'join', {
    description: 'A user joins.',
    input: ['groupId', 'userId', 'limit'],
    steps: {
      membership: { create: membership },
      count: { update: group, add: { members: 1 }, remove: ['note'], if: { members: { lt: { input: 'limit' } }, name: ['A', 'B'] } },
      other: { check: membership, key: { userId: { input: 'groupId' } }, exists: false },
    },
  })
  const result = build(join)
  expect('model' in result ? result.model.transactions : result.problems).toEqual([
    {
      kind: 'transaction',
      name: 'join',
      description: 'A user joins.',
      table: 'club',
      input: [
        { name: 'groupId', entity: 'Membership', attribute: 'groupId' },
        { name: 'userId', entity: 'Membership', attribute: 'userId' },
        { name: 'limit', entity: 'Group', attribute: 'members' },
      ],
      steps: [
        {
          name: 'membership',
          action: 'create',
          entity: 'Membership',
          values: { groupId: { input: 'groupId' }, userId: { input: 'userId' } },
        },
        {
          name: 'count',
          action: 'update',
          entity: 'Group',
          key: { groupId: { input: 'groupId' } },
          add: { members: 1 },
          remove: ['note'],
          if: { members: { lt: { input: 'limit' } }, name: ['A', 'B'] },
        },
        {
          name: 'other',
          action: 'check',
          entity: 'Membership',
          key: { groupId: { input: 'groupId' }, userId: { input: 'groupId' } },
          exists: false,
        },
      ],
    },
  ])
})

test('a schema without transactions has none in its model', () => {
  const result = buildModel(defineSchema({ name: 'club', tables: [table], entities: [group] }))
  expect('model' in result && Object.hasOwn(result.model, 'transactions')).toBe(false)
})

test('what contradicts itself is reported', () => {
  const input = ['groupId'] as const
  expect(problems({ input: [], steps: {} })).toEqual([['SCHEMA.TRANSACTION', 'transactions.join.steps']])
  expect(problems({ input: ['groupId', 'x'], steps: { gone: { delete: group } } })).toEqual([
    ['SCHEMA.TRANSACTION', 'transactions.join.input'],
  ])
  expect(problems({ input, steps: { one: { create: group } } })).toEqual([['SCHEMA.TRANSACTION', 'transactions.join.steps.one']])
  expect(problems({ input, steps: { one: { update: group } } })).toEqual([['SCHEMA.TRANSACTION', 'transactions.join.steps.one']])
  expect(problems({ input, steps: { one: { delete: membership } } })).toEqual([['SCHEMA.TRANSACTION', 'transactions.join.steps.one']])
  expect(problems({ input, steps: { one: { check: stranger }, gone: { delete: group } } })).toEqual([
    ['SCHEMA.UNKNOWN', 'transactions.join.steps.one.check'],
  ])
  expect(problems({ input, steps: { one: { delete: group, set: {} } as never } })).toEqual([
    ['SCHEMA.OPTION', 'transactions.join.steps.one.set'],
  ])
  expect(problems({ input, steps: { one: { delete: group, check: group } as never, gone: { delete: group } } })).toEqual([
    ['SCHEMA.TRANSACTION', 'transactions.join.steps.one'],
  ])
})

test('a value that cannot stand where it does is reported with its place', () => {
  const input = ['groupId'] as const
  const at = (rest: string) => [['SCHEMA.TRANSACTION', `transactions.join.steps.one.${rest}`]]
  expect(problems({ input, steps: { one: { update: group, set: { groupId: 'x' } } } })).toEqual(at('set.groupId'))
  expect(problems({ input, steps: { one: { update: group, set: { nme: 'x' } } } })).toEqual(at('set.nme'))
  expect(problems({ input, steps: { one: { update: group, add: { name: 1 } } } })).toEqual(at('add.name'))
  expect(problems({ input, steps: { one: { update: group, remove: ['name'] } } })).toEqual(at('remove'))
  expect(problems({ input, steps: { one: { update: group, set: { name: { input: 'nme' } } } } })).toEqual(at('set.name'))
  expect(problems({ input, steps: { one: { delete: group, if: { nme: 'present' } } } })).toEqual(at('if.nme'))
  expect(problems({ input, steps: { one: { delete: group, if: { members: 1n as never } } } })).toEqual(at('if.members'))
})

test('a step cannot put or delete what it would have to read first', () => {
  const album = defineEntity(table, 'Album', {
    attributes: { albumId: z.uuid(), photos: z.int() },
    key: { partition: 'ALBUM#{albumId}', sort: 'ALBUM' },
  })
  const photo = defineEntity(table, 'Photo', {
    attributes: { albumId: z.uuid(), photoId: z.uuid() },
    key: { partition: 'ALBUM#{albumId}', sort: 'PHOTO#{photoId}' },
    countedIn: [{ parent: album, counter: 'photos' }],
  })
  const transaction = defineTransaction(table, 'tidy', {
    input: ['albumId', 'photoId'],
    steps: { album: { put: album }, photo: { delete: photo }, other: { create: photo }, gone: { delete: album } },
  })
  const result = buildModel(defineSchema({ name: 's', tables: [table], entities: [album, photo], transactions: [transaction] }))
  const ofActions = 'problems' in result ? result.problems.filter(({ path }) => path.length === 5) : []
  expect(ofActions.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'SCHEMA.TRANSACTION transactions.tidy.steps.album.put',
    'SCHEMA.TRANSACTION transactions.tidy.steps.photo.delete',
  ])
})

test('an item is in one step, and so is what counts it', () => {
  const star = defineEntity(table, 'Star', {
    attributes: { groupId: z.uuid(), userId: z.uuid() },
    key: { partition: 'GROUP#{groupId}', sort: 'STAR#{userId}' },
    countedIn: [{ parent: group, counter: 'members' }],
  })
  const found = (steps: TransactionConfig<'groupId' | 'userId'>['steps']) => {
    const transaction = defineTransaction(table, 'twice', { input: ['groupId', 'userId'], steps })
    const entities = [group, membership, star]
    const result = buildModel(defineSchema({ name: 'club', tables: [table], entities, transactions: [transaction] }))
    return 'problems' in result ? result.problems.map(({ message }) => message) : []
  }
  expect(found({ one: { create: membership }, other: { check: membership } })).toEqual([
    "The steps 'one' and 'other' are of one item, and a transaction takes an item once.",
  ])
  expect(found({ group: { check: group }, star: { create: star } })).toEqual([
    "The steps 'group' and 'star' are of what counts the Star of 'star', and a transaction takes an item once.",
  ])
  expect(found({ star: { create: star }, group: { check: group } })).toEqual([
    "The steps 'star' and 'group' are of what counts the Star, and a transaction takes an item once.",
  ])
  expect(found({ star: { create: star }, group: { check: group, key: { groupId: { input: 'userId' } } } })).toEqual([])
  expect(found({ star: { create: star }, second: { create: star, set: { userId: { input: 'groupId' } } } })).toEqual([])
})
