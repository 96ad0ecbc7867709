import { expect, test } from 'vitest'
import { KeyloomError, keyloomError } from '../errors/index.js'
import type { Connection } from './connection.js'
import type { RequestContext } from './request-context.js'
import { send } from './send.js'

const context: RequestContext = { operation: 'Query', table: 'shop-prod', subject: 'Order.byCustomer' }

function failing(cause: unknown): Connection {
  return {
    client: {
      async send() {
        throw cause
      },
    },
    tables: new Map(),
    now: () => new Date(0),
  }
}

async function errorOf(cause: unknown, more: Partial<RequestContext> = {}): Promise<unknown> {
  try {
    return await send(failing(cause), { input: {} }, { ...context, ...more })
  } catch (error) {
    return error instanceof KeyloomError ? [error.code, error.message, error.cause === cause] : error
  }
}

function sdkError(name: string, members: object = {}): Error {
  return Object.assign(new TypeError('no'), { name, ...members })
}

test('a missing table is named', async () => {
  expect(await errorOf(sdkError('ResourceNotFoundException'))).toEqual([
    'REQUEST.TABLE_NOT_FOUND',
    "Order.byCustomer: DynamoDB has no table 'shop-prod', or not the index that Query asks for. " +
      'Create it, or correct its deployed name in `tables` and the region of the client.',
    true,
  ])
})

test('any other error is the cause of one that says what was asked', async () => {
  const message = "Order.byCustomer: Query on 'shop-prod' failed: ThrottlingException: no"
  expect(await errorOf(sdkError('ThrottlingException'))).toEqual(['REQUEST.FAILED', message, true])
  expect(await errorOf('odd')).toEqual(['REQUEST.FAILED', "Order.byCustomer: Query on 'shop-prod' failed: string: odd", true])
  expect(await errorOf(undefined)).toEqual(['REQUEST.FAILED', "Order.byCustomer: Query on 'shop-prod' failed: undefined: undefined", true])
})

test('a failed condition is for the operation to explain, with the item that is there', async () => {
  const conditionFailed: RequestContext['conditionFailed'] = (item, cause) =>
    keyloomError('ITEM.EXISTS', JSON.stringify(item ?? 'nothing'), { cause })
  const Item = { pk: { S: 'a' } }
  expect(await errorOf(sdkError('ConditionalCheckFailedException', { Item }), { conditionFailed })).toEqual([
    'ITEM.EXISTS',
    '{"pk":{"S":"a"}}',
    true,
  ])
  expect(await errorOf(sdkError('ConditionalCheckFailedException'), { conditionFailed })).toEqual(['ITEM.EXISTS', '"nothing"', true])
  expect(await errorOf(sdkError('ConditionalCheckFailedException'))).toEqual([
    'REQUEST.FAILED',
    "Order.byCustomer: Query on 'shop-prod' failed: ConditionalCheckFailedException: no",
    true,
  ])
})

test('an error of Keyloom passes unchanged', async () => {
  expect(await errorOf(keyloomError('SCAN.REFUSED', 'refused'))).toEqual(['SCAN.REFUSED', 'refused', false])
})
