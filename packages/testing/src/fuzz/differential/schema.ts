import type { Draw } from '../fuzzer.js'

/** A table to fuzz on. */
export interface FuzzTable {
  readonly name: string
  readonly hash: FuzzKey
  readonly range: FuzzKey | undefined
  readonly indexes: readonly FuzzIndex[]
}

export interface FuzzKey {
  readonly name: string
  readonly type: 'S' | 'N' | 'B'
}

export interface FuzzIndex {
  readonly name: string
  readonly global: boolean
  readonly hash: FuzzKey
  readonly range: FuzzKey | undefined
  readonly projection: { readonly ProjectionType: string; readonly NonKeyAttributes?: readonly string[] }
}

const types = ['S', 'S', 'N', 'B'] as const

/** A table with a random key schema and random indexes. */
export function randomTable(d: Draw, name: string): FuzzTable {
  const hash: FuzzKey = { name: 'p', type: d.pick(types) }
  const range: FuzzKey | undefined = d.chance(0.8) ? { name: 's', type: d.pick(types) } : undefined
  const g: FuzzKey = { name: 'g', type: d.pick(types) }
  const h: FuzzKey = { name: 'h', type: d.pick(types) }
  const projection = (): FuzzIndex['projection'] =>
    d.pick([{ ProjectionType: 'ALL' }, { ProjectionType: 'KEYS_ONLY' }, { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a', 'm'] }])
  const indexes: FuzzIndex[] = []
  if (d.chance(0.7)) indexes.push({ name: 'gi1', global: true, hash: g, range: d.chance(0.5) ? h : undefined, projection: projection() })
  if (d.chance(0.3)) indexes.push({ name: 'gi2', global: true, hash: h, range: hash, projection: projection() })
  if (range !== undefined && d.chance(0.4)) indexes.push({ name: 'li1', global: false, hash, range: h, projection: projection() })
  return { name, hash, range, indexes }
}

/** The CreateTable request of a table. */
export function createTableInput({ name, hash, range, indexes }: FuzzTable): object {
  const keys = [hash, range, ...indexes.flatMap((index) => [index.hash, index.range])].filter((key) => key !== undefined)
  const types = new Map(keys.map((key) => [key.name, key.type]))
  const describe = (index: FuzzIndex): object => ({
    IndexName: index.name,
    KeySchema: schemaOf(index.hash, index.range),
    Projection: index.projection,
  })
  const global = indexes.filter((index) => index.global).map(describe)
  const local = indexes.filter((index) => !index.global).map(describe)
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: schemaOf(hash, range),
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global } : {}),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local } : {}),
  }
}

function schemaOf(hash: FuzzKey, range: FuzzKey | undefined): object[] {
  const hashKey = { AttributeName: hash.name, KeyType: 'HASH' }
  return range === undefined ? [hashKey] : [hashKey, { AttributeName: range.name, KeyType: 'RANGE' }]
}
