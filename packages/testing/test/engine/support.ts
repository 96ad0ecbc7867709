import { createEngine, type Engine, type EngineOptions, ServiceError } from '../../src/index.js'

/** An engine at a fixed time with one table `table`: keys `p` and `s` (S), a global index over `g`, a local one over `lk`, a stream. */
export function engineWithTable(options: EngineOptions = {}, more: object = {}): Engine {
  const engine = createEngine({ clock: () => 1_000_000_000_000, ...options })
  createTable(engine, more)
  return engine
}

/** Makes the table. */
export function createTable(engine: Engine, more: object = {}): void {
  engine.execute('CreateTable', {
    TableName: 'table',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['p', 's', 'g', 'lk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: keySchema('p', 's'),
    GlobalSecondaryIndexes: [{ IndexName: 'global', KeySchema: keySchema('g'), Projection: { ProjectionType: 'ALL' } }],
    LocalSecondaryIndexes: [{ IndexName: 'local', KeySchema: keySchema('p', 'lk'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
    ...more,
  })
}

export function keySchema(hash: string, range?: string): object[] {
  const hashKey = { AttributeName: hash, KeyType: 'HASH' }
  return range === undefined ? [hashKey] : [hashKey, { AttributeName: range, KeyType: 'RANGE' }]
}

/** An item or key of the table: `item('a', 'b', { v: 1 })`; numbers become N, strings S. */
export function item(p: string, s: string, more: Readonly<Record<string, string | number>> = {}): Record<string, object> {
  return Object.fromEntries(
    Object.entries({ p, s, ...more }).map(([name, value]) => [name, typeof value === 'number' ? { N: String(value) } : { S: value }]),
  )
}

export function put(engine: Engine, Item: object, more: object = {}): Readonly<Record<string, unknown>> {
  return engine.execute('PutItem', { TableName: 'table', Item, ...more })
}

export function get(engine: Engine, Key: object, more: object = {}): unknown {
  return engine.execute('GetItem', { TableName: 'table', Key, ...more }).Item
}

/** The items of the global index under `g = 'g'`. */
export function indexed(engine: Engine): unknown {
  return engine.execute('Query', {
    TableName: 'table',
    IndexName: 'global',
    KeyConditionExpression: 'g = :g',
    ExpressionAttributeValues: { ':g': { S: 'g' } },
  }).Items
}

/** The name of the service's error, or what the call answered. */
export function outcome(call: () => unknown): unknown {
  try {
    return call()
  } catch (error) {
    if (error instanceof ServiceError) return error.name
    throw error
  }
}
