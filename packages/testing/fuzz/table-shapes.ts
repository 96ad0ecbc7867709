import type { Draw } from './fuzzer.js'

/** A type a key can have. */
export type KeyType = 'S' | 'N' | 'B'

/** An index of a shape. */
export interface IndexShape {
  readonly name: string
  readonly kind: 'global' | 'local'
  readonly hash: readonly string[]
  readonly range: readonly string[]
  /** The attributes it holds besides keys; undefined for all. */
  readonly holds: readonly string[] | undefined
}

/** A table: `p` is its partition key, `s` its sort key if it has one; `g` and `l` are strings, `v` is a number. */
export interface TableShape {
  readonly types: Readonly<Record<'p' | 'g' | 'l' | 'v', KeyType> & { s?: KeyType }>
  readonly indexes: readonly IndexShape[]
}

type Attributes = Readonly<Record<string, object>>

const others = { g: 'S', l: 'S', v: 'N' } as const
const global = (name: string, hash: string[], range: string[] = [], holds?: string[]): IndexShape => ({
  name,
  kind: 'global',
  hash,
  range,
  holds,
})
const local = (name: string, range: string, holds?: string[]): IndexShape => ({ name, kind: 'local', hash: ['p'], range: [range], holds })

/** Tables of every kind of key, with indexes of every kind and projection. */
export const shapes: readonly TableShape[] = [
  { types: { p: 'S', s: 'S', ...others }, indexes: [global('all', ['g'], ['s']), global('keys', ['l'], [], []), local('local', 'l')] },
  { types: { p: 'N', ...others }, indexes: [global('some', ['g'], [], ['v']), global('turned', ['l'], ['p'], [])] },
  { types: { p: 'S', s: 'N', ...others }, indexes: [local('numbers', 'v', []), local('some', 'g', ['l']), global('counts', ['v'])] },
  { types: { p: 'B', s: 'B', ...others }, indexes: [global('turned', ['s'], ['p']), global('keys', ['g'], ['v'], [])] },
  { types: { p: 'S', s: 'S', ...others }, indexes: [global('many', ['g', 'l'], ['v', 's'], []), global('two', ['p', 'g'], ['l'])] },
]

/** The few values that keys have, in order, so that they meet. */
const ranks: Readonly<Record<KeyType, readonly string[]>> = {
  S: ['a', 'b', 'c', 'd'],
  N: ['-10', '-1', '2', '10'],
  B: ['AA==', 'YQ==', 'gP8=', '/w=='],
}

/** A value for a key of a type. */
export function keyValue(d: Draw, type: KeyType): object {
  return { [type]: d.pick(ranks[type]) }
}

/** Below zero when the first value of a key comes before the second. */
export function compareKeys(type: KeyType, a: object, b: object): number {
  const [x, y] = [a, b].map((value) => (value as Record<string, string>)[type]!)
  return type === 'N' ? Number(x) - Number(y) : ranks[type].indexOf(x!) - ranks[type].indexOf(y!)
}

/** The names of a table's keys. */
export function keyNames({ types }: TableShape): readonly string[] {
  return types.s === undefined ? ['p'] : ['p', 's']
}

/** A key of the table. */
export function keyOf(d: Draw, { types }: TableShape): Attributes {
  return { p: keyValue(d, types.p), ...(types.s !== undefined && { s: keyValue(d, types.s) }) }
}

/** An item of the table, in some of its indexes. */
export function itemOf(d: Draw, shape: TableShape): Attributes {
  return {
    ...keyOf(d, shape),
    ...(d.chance(0.6) ? { g: keyValue(d, 'S') } : {}),
    ...(d.chance(0.6) ? { l: keyValue(d, 'S') } : {}),
    v: { N: String(d.int(5)) },
  }
}

/** What makes the table. */
export function creationOf(shape: TableShape): object {
  const { types, indexes } = shape
  const key = (hash: readonly string[], range: readonly string[]): object[] => [
    ...hash.map((AttributeName) => ({ AttributeName, KeyType: 'HASH' })),
    ...range.map((AttributeName) => ({ AttributeName, KeyType: 'RANGE' })),
  ]
  const used = new Set([...keyNames(shape), ...indexes.flatMap(({ hash, range }) => [...hash, ...range])])
  const made = (kind: IndexShape['kind']): object[] =>
    indexes
      .filter((index) => index.kind === kind)
      .map(({ name, hash, range, holds }) => ({ IndexName: name, KeySchema: key(hash, range), Projection: projection(holds) }))
  const [globals, locals] = [made('global'), made('local')]
  return {
    TableName: 'table',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: Object.entries(types)
      .filter(([name]) => used.has(name))
      .map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
    KeySchema: key(['p'], keyNames(shape).slice(1)),
    ...(globals.length > 0 && { GlobalSecondaryIndexes: globals }),
    ...(locals.length > 0 && { LocalSecondaryIndexes: locals }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }
}

function projection(holds: readonly string[] | undefined): object {
  if (holds === undefined) return { ProjectionType: 'ALL' }
  return holds.length === 0 ? { ProjectionType: 'KEYS_ONLY' } : { ProjectionType: 'INCLUDE', NonKeyAttributes: holds }
}
