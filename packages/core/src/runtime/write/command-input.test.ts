import { describe, expect, test } from 'vitest'
import { entityCodec, implied, integer, optional, string } from '../codec/index.js'
import { connect } from '../connect.js'
import type { Connection } from '../connection.js'
import { when } from '../expression/when.js'
import type { EntityPlan } from '../plans.js'
import { create } from './create.js'
import { get } from './get.js'
import { put } from './put.js'
import { remove } from './remove.js'
import { update } from './update.js'

interface Note {
  readonly id: string
  readonly text?: string
  readonly size: number
  readonly version: number
}

const note: EntityPlan<Note> = {
  name: 'Note',
  table: 'notes',
  codec: entityCodec<Note>('Note', { id: string(), text: optional(string()), size: integer(), version: implied(integer()) }, undefined, {
    text: 'a b.c',
  }),
  key: { attributes: ['id'], from: ['id'], build: ({ id }: { id: string }) => ({ id: { S: id } }) },
  indexes: [
    {
      name: 'bySize',
      attributes: ['x', 'y'],
      from: ['text', 'size'],
      build: (of: Note) => (of.text === undefined ? undefined : { x: { S: of.text }, y: { S: String(of.size) } }),
      onPartialUpdate: 'require',
    },
  ],
  version: 'version',
  quoted: ['x'],
  conditions: when,
}

/** A connection whose requests are kept instead of sent, and answered with `answer`. */
function recorder(answer: object = {}): { connection: Connection; inputs: unknown[] } {
  const inputs: unknown[] = []
  const client = {
    async send(command: { readonly input: object }) {
      inputs.push({ command: command.constructor.name, ...command.input })
      return answer
    },
  }
  return { connection: connect({ client, tables: { notes: 'notes-prod' } }, { tables: ['notes'] }), inputs }
}

const stored = { id: { S: 'n' }, size: { N: '1' }, version: { N: '1' } }
const hostile = "x' OR attribute_exists(#n0) OR :v0 = '"

describe('the input of each command, whole', () => {
  test('create', async () => {
    const { connection, inputs } = recorder()
    await create(connection, note, { id: 'n', text: hostile, size: 1 })
    expect(inputs).toEqual([
      {
        command: 'PutItemCommand',
        TableName: 'notes-prod',
        Item: { ...stored, 'a b.c': { S: hostile }, x: { S: hostile }, y: { S: '1' } },
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ])
  })

  test('put', async () => {
    const { connection, inputs } = recorder()
    await put(connection, note, { id: 'n', size: 1 }, { version: 4, if: { text: hostile } })
    expect(inputs).toEqual([
      {
        command: 'PutItemCommand',
        TableName: 'notes-prod',
        Item: { ...stored, version: { N: '5' } },
        ConditionExpression: '#n0 = :v0 AND #n1 = :v1',
        ExpressionAttributeNames: { '#n0': 'a b.c', '#n1': 'version' },
        ExpressionAttributeValues: { ':v0': { S: hostile }, ':v1': { N: '4' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ])
  })

  test('get', async () => {
    const { connection, inputs } = recorder({ Item: stored })
    expect(await get(connection, note, { id: 'n' }, { consistent: true })).toEqual({ id: 'n', size: 1, version: 1 })
    expect(inputs).toEqual([{ command: 'GetItemCommand', TableName: 'notes-prod', Key: { id: { S: 'n' } }, ConsistentRead: true }])
  })

  test('update', async () => {
    const { connection, inputs } = recorder({ Attributes: stored })
    await update(connection, note, { id: 'n' }, { set: { text: hostile, size: 2 } }, { version: 1 })
    expect(inputs).toEqual([
      {
        command: 'UpdateItemCommand',
        TableName: 'notes-prod',
        Key: { id: { S: 'n' } },
        UpdateExpression: 'SET #a0 = :a0, #size = :size, #n0 = :v0, y = :v1 ADD #n1 :v2',
        ConditionExpression: 'attribute_exists(id) AND #n1 = :v3',
        ExpressionAttributeNames: { '#a0': 'a b.c', '#size': 'size', '#n0': 'x', '#n1': 'version' },
        ExpressionAttributeValues: {
          ':a0': { S: hostile },
          ':size': { N: '2' },
          ':v0': { S: hostile },
          ':v1': { S: '2' },
          ':v2': { N: '1' },
          ':v3': { N: '1' },
        },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ])
  })

  test('an update that takes the item out of an index', async () => {
    const { connection, inputs } = recorder({ Attributes: stored })
    await update(connection, note, { id: 'n' }, { remove: ['text'] })
    expect(inputs).toEqual([
      {
        command: 'UpdateItemCommand',
        TableName: 'notes-prod',
        Key: { id: { S: 'n' } },
        UpdateExpression: 'REMOVE #a0, #n0, y ADD #n1 :v0',
        ConditionExpression: 'attribute_exists(id)',
        ExpressionAttributeNames: { '#a0': 'a b.c', '#n0': 'x', '#n1': 'version' },
        ExpressionAttributeValues: { ':v0': { N: '1' } },
        ReturnValues: 'ALL_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ])
  })

  test('delete', async () => {
    const { connection, inputs } = recorder({ Attributes: stored })
    expect(await remove(connection, note, { id: 'n' }, { if: { size: { between: [1, 2] } } })).toEqual({ id: 'n', size: 1, version: 1 })
    expect(inputs).toEqual([
      {
        command: 'DeleteItemCommand',
        TableName: 'notes-prod',
        Key: { id: { S: 'n' } },
        ReturnValues: 'ALL_OLD',
        ConditionExpression: '#n0 BETWEEN :v0 AND :v1',
        ExpressionAttributeNames: { '#n0': 'size' },
        ExpressionAttributeValues: { ':v0': { N: '1' }, ':v1': { N: '2' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ])
  })
})
