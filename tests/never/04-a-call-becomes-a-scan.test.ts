/**
 * Promise 4. ElectroDB's `find` and `match` send a Scan when no index fits, and others fall back to one when a key is missing. Here a
 * repository has no scan unless its schema opted in and said why, a missing key is refused before a request leaves, and `refuseScans` holds
 * for any code that shares the client.
 */
import { ExecuteStatementCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { refuseScans } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { errorOf, startLedger } from './start-ledger.js'

describeOnEngines('promise 4: no call becomes a scan', (on) => {
  test('because a key is missing', async () => {
    const { ledger, left } = await startLedger(on)
    left()
    // @ts-expect-error: Property 'page' is missing in type '{ book: string; }'
    const error = await errorOf(ledger.entry.ofPage({ book: 'b' }).all())
    expect([error.code, error.path]).toEqual(['INPUT.INVALID', ['page']])
    expect(left()).toEqual([])
  })

  test('because a repository offers one that nobody asked for', async () => {
    const { ledger } = await startLedger(on)
    expect(
      Object.getOwnPropertyNames(Object.getPrototypeOf(ledger.cover)).filter((name) => /scan|all|find|everything/i.test(name)),
    ).toEqual([])
    // @ts-expect-error: Property 'everything' does not exist on type 'CoverRepository'
    expect(ledger.cover.everything).toBeUndefined()
  })

  test('but the one that the schema gives a reason for', async () => {
    const { ledger, left } = await startLedger(on)
    await ledger.entry.create({ book: 'b', page: 'p', line: 1 })
    left()
    expect(await ledger.entry.everything().all()).toEqual([{ book: 'b', page: 'p', line: 1 }])
    expect(left()).toEqual(['ScanCommand'])
  })

  test('on a client that refuses scans, whoever sends them', async () => {
    const { client, ledger, table, left } = await startLedger(on)
    refuseScans(client)
    left()
    const asked = [
      () => client.send(new ScanCommand({ TableName: table })),
      () => client.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM "${table}"` })),
      () => ledger.entry.everything().all(),
    ]
    const codes = []
    for (const ask of asked) codes.push((await errorOf(ask())).code)
    expect(codes).toEqual(['SCAN.REFUSED', 'SCAN.REFUSED', 'SCAN.REFUSED'])
    expect(left().filter((name) => name !== 'DescribeTableCommand')).toEqual([])
  })
})
