import { expect, test } from 'vitest'
import { isKeyloomError } from '../errors/index.js'
import { connect } from './connect.js'

const client = { send: async () => undefined }

test('every table of the schema needs a deployed name', () => {
  const given = { shop: '', constructor: 'c' } as Record<string, string>
  let error: unknown
  try {
    connect({ client, tables: given }, { tables: ['shop', 'audit', 'constructor', 'toString'] })
  } catch (thrown) {
    error = thrown
  }
  expect(isKeyloomError(error, 'CLIENT.NO_TABLE') && [error.message, error.payload]).toEqual([
    "The client has no deployed name for 'shop', 'audit', 'toString'. " +
      `Give it: tables: { "shop": 'the-deployed-name', "audit": 'the-deployed-name', "toString": 'the-deployed-name' }.`,
    { missing: ['shop', 'audit', 'toString'] },
  ])
})

test('names that are not of the schema are ignored', () => {
  const { tables } = connect({ client, tables: { shop: 'shop-prod', other: 'x' } }, { tables: ['shop'] })
  expect([...tables]).toEqual([['shop', 'shop-prod']])
})
