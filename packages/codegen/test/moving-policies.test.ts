import { readFileSync } from 'node:fs'
import { CreateTableCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { parseModel, planModel } from '@keyloom/core'
import { createEngine } from '@keyloom/testing'
import { expect, test } from 'vitest'
import { recordRequests } from '../../../tests/infra/record-requests.js'
import { type Boards, boardsTable, createBoards } from '../../../tests/other-key/generated/index.js'
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

const uses: readonly (readonly [string, string, (boards: Boards) => Promise<unknown>])[] = [
  ['get', 'Label', ({ label }) => label.get(red)],
  ['update', 'Label', ({ label }) => label.update(red, { set: { color: '#0f0' } })],
  ['create', 'Label', ({ label }) => label.create({ name: 'blue', color: '#00f' })],
  ['batchGet', 'Label', (boards) => boards.batchGet([boards.label.ref(red)])],
  ['a check in a transaction', 'Label', (boards) => boards.transact({ check: boards.label.tx.check(red) })],
  ['a put in a transaction', 'Label', (boards) => boards.transact({ put: boards.label.tx.put({ name: 'red', color: '#0f0' }) })],
  ['transactGet', 'Label', (boards) => boards.transactGet([boards.label.ref(red)])],
  ['a declared transaction', 'retire', (boards) => boards.retire({ name: 'red', boardId: 'b', ticketId: 't' }).catch(() => undefined)],
]

test.each(uses)('%s asks for nothing that the policy of %s does not allow, while the item moves', async (_, policy, use) => {
  const { client, taken } = recordRequests(createEngine().client())
  await client.send(new CreateTableCommand(boardsTable('boards')) as never)
  await client.send(new PutItemCommand({ TableName: 'boards', Item: item }) as never)
  taken()
  await use(createBoards({ client, tables: { boards: 'boards' } }))
  const asked = [...new Set(taken().map(({ leave }) => leave))]
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((leave) => !allowed(policy).includes(leave))).toEqual([])
})
