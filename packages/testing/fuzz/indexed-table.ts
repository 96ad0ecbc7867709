import type { Database } from '../src/engine/database.js'
import { createEngineWithDatabase, type Engine } from '../src/engine/engine.js'
import type { Draw } from './fuzzer.js'

/** An engine with one table `table` that has indexes of every kind and a stream, and its state. */
export interface Prepared {
  readonly engine: Engine
  readonly db: Database
}

/** Makes one; its time stands still. */
export function prepared(seed: number): Prepared {
  const made = createEngineWithDatabase({ seed, historyLimit: 1, clock: () => 1_000_000_000_000 })
  const key = (hash: string, range?: string): object[] => [
    { AttributeName: hash, KeyType: 'HASH' },
    ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }]),
  ]
  made.engine.execute('CreateTable', {
    TableName: 'table',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['p', 's', 'g', 'lk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: key('p', 's'),
    GlobalSecondaryIndexes: [
      { IndexName: 'all', KeySchema: key('g', 's'), Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'keys', KeySchema: key('lk'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    LocalSecondaryIndexes: [{ IndexName: 'local', KeySchema: key('p', 'lk'), Projection: { ProjectionType: 'ALL' } }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  })
  return made
}

/** The few values that keys have, so that they meet. */
export const letters: readonly string[] = ['a', 'b', 'c', 'd']

/** A key of the table. */
export function keyOf(d: Draw): Record<string, object> {
  return { p: { S: d.pick(letters) }, s: { S: d.pick(letters) } }
}

/** An item of the table, in some of its indexes. */
export function itemOf(d: Draw): Record<string, object> {
  return {
    ...keyOf(d),
    ...(d.chance(0.6) ? { g: { S: d.pick(letters) } } : {}),
    ...(d.chance(0.6) ? { lk: { S: d.pick(letters) } } : {}),
    v: { N: String(d.int(5)) },
  }
}
