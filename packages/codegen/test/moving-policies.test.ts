import { readFileSync } from 'node:fs'
import { CreateTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { parseModel, planModel } from '@keyloom/core'
import { createEngine } from '@keyloom/testing'
import { expect, test } from 'vitest'
import { recordRequests } from '../../../tests/infra/record-requests.js'
import { type Boards, boardsTable, createBoards } from '../../../tests/other-key/generated/index.js'
import { entityGrants } from '../src/infra/iam/entity-grants.js'
import { describeInfra } from '../src/infra/infra-description.js'

const model = parseModel(readFileSync(new URL('../../../tests/other-key/generated/model.json', import.meta.url), 'utf8'))
const { policies } = describeInfra(model, planModel(model).plans)

/** What a policy allows, as `dynamodb:GetItem boards`. */
const allowed = (policy: string) =>
  policies
    .filter(({ name }) => name === policy)
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ actions, resources }) =>
      resources.flatMap(({ table, index }) => actions.map((action) => `${action} ${table}${index === undefined ? '' : `/${index}`}`)),
    )

const item = { pk: { S: 'label#red' }, sk: { S: 'label' }, _type: { S: 'Label' }, name: { S: 'red' }, color: { S: '#f00' } }
const red = { name: 'red' }
const shelf = {
  pk: { S: 'shelf#a' },
  sk: { S: 'shelf' },
  _type: { S: 'Shelf' },
  shelfId: { S: 'a' },
  books: { N: '1' },
  lastSlip: { N: '1' },
}
const book = { pk: { S: 'BOOK#b' }, sk: { S: 'BOOK' }, _type: { S: 'Book' }, shelfId: { S: 'a' }, bookId: { S: 'b' } }

const uses: readonly (readonly [string, string, (boards: Boards) => Promise<unknown>])[] = [
  ['get', 'Label', ({ label }) => label.get(red)],
  ['update', 'Label', ({ label }) => label.update(red, { set: { color: '#0f0' } })],
  ['create', 'Label', ({ label }) => label.create({ name: 'blue', color: '#00f' })],
  ['batchGet', 'Label', (boards) => boards.batchGet([boards.label.ref(red)])],
  ['a check in a transaction', 'Label', (boards) => boards.transact({ check: boards.label.tx.check(red) })],
  ['a put in a transaction', 'Label', (boards) => boards.transact({ put: boards.label.tx.put({ name: 'red', color: '#0f0' }) })],
  ['transactGet', 'Label', (boards) => boards.transactGet([boards.label.ref(red)])],
  ['the create of a child that its parent counts', 'Book', ({ book }) => book.create({ shelfId: 'a', bookId: 'c' })],
  ['its upsert', 'Book', ({ book }) => book.upsert({ shelfId: 'a', bookId: 'b', title: 'T' })],
  ['its delete', 'Book', ({ book }) => book.delete({ bookId: 'b' })],
  ['its create in a transaction', 'Book', (boards) => boards.transact({ book: boards.book.tx.create({ shelfId: 'a', bookId: 'c' }) })],
  ['the create of one that its parent numbers', 'Slip', ({ slip }) => slip.create({ shelfId: 'a' })],
  ['a declared transaction', 'retire', (boards) => boards.retire({ name: 'red', boardId: 'b', ticketId: 't' }).catch(() => undefined)],
]

test.each(uses)('%s asks for nothing that the policy of %s does not allow, while the item moves', async (_, policy, use) => {
  const { client, taken } = recordRequests(createEngine().client())
  await client.send(new CreateTableCommand(boardsTable('boards')) as never)
  for (const Item of [item, shelf, book]) await client.send(new PutItemCommand({ TableName: 'boards', Item }) as never)
  taken()
  await use(createBoards({ client, tables: { boards: 'boards' } }))
  const asked = [...new Set(taken().map(({ leave }) => leave))]
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((leave) => !allowed(policy).includes(leave))).toEqual([])
})

test('where policies go by partition keys, a child may bring its parent from under its other key', () => {
  const entities = model.entities.map((entity) => (entity.name === 'Label' ? { ...entity, scope: ['name'] } : entity))
  const [table] = model.tables
  const grantsOf = (name: string) => entityGrants({ ...model, entities }, table!, entities.find((entity) => entity.name === name)!)
  const shelves = { table: 'boards', leadingKeys: ['SHELF#*', 'shelf#*'] }
  const settling = (['GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'] as const).map((action) => ({ action, ...shelves }))
  for (const granted of [grantsOf('Book').create, grantsOf('Book').delete, grantsOf('Slip').create]) {
    expect(granted).toEqual(expect.arrayContaining(settling))
  }
})
