import type { Engine } from '../../src/index.js'
import { keySchema } from '../engine/support.js'
import { definitions, N, S } from './case.js'

/** Makes the tables and items that every case begins with. */
export function given(engine: Engine): void {
  const create = (TableName: string, types: Readonly<Record<string, string>>, KeySchema: object[], more: object = {}): unknown =>
    engine.execute('CreateTable', {
      TableName,
      AttributeDefinitions: definitions(types),
      KeySchema,
      BillingMode: 'PAY_PER_REQUEST',
      ...more,
    })
  create('hash', { pk: 'S' }, keySchema('pk'))
  create('binary', { pk: 'B' }, keySchema('pk'))
  create('sorted', { pk: 'S', sk: 'S' }, keySchema('pk', 'sk'))
  create('numbered', { pk: 'S', sk: 'N' }, keySchema('pk', 'sk'))
  create('indexed', { pk: 'S', sk: 'S', l: 'S', g: 'S' }, keySchema('pk', 'sk'), {
    GlobalSecondaryIndexes: [
      { IndexName: 'whole', KeySchema: keySchema('g', 'sk'), Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'keys', KeySchema: keySchema('g'), Projection: { ProjectionType: 'KEYS_ONLY' } },
    ],
    LocalSecondaryIndexes: [{ IndexName: 'local', KeySchema: keySchema('pk', 'l'), Projection: { ProjectionType: 'KEYS_ONLY' } }],
  })
  engine.execute('PutItem', {
    TableName: 'hash',
    Item: {
      pk: S('k'),
      n: N(5),
      s: S('text'),
      ss: { SS: ['a', 'b'] },
      l: { L: [S('x'), N(2)] },
      m: { M: { a: N(1), b: { L: [N(1)] } } },
    },
  })
  engine.execute('PutItem', { TableName: 'indexed', Item: { pk: S('a'), sk: S('1'), g: S('g'), l: S('l'), v: N(1) } })
}
