import type { Random } from '../random.js'
import { type Json, names } from './values.js'

export type KeyType = 'S' | 'N' | 'B'

/** The keys of a table or index, and what they are called. */
export interface Source {
  readonly index: string | undefined
  readonly kind: 'table' | 'global' | 'local'
  readonly hash: string
  readonly range: string | undefined
}

/** A random table: what creates it, and what requests need to know of it. */
export interface TableCase {
  readonly name: string
  readonly create: Json
  readonly types: ReadonlyMap<string, KeyType>
  /** The table first, then its indexes. */
  readonly sources: readonly Source[]
}

const keyTypes: readonly KeyType[] = ['S', 'S', 'N', 'B']
const indexKeys = ['g', 'h', 'i', 'a', 'n']

/** A table that both engines should take. */
export function table(random: Random, name: string): TableCase {
  const hash = 'p'
  const range = random.chance(0.7) ? 's' : undefined
  const local = range === undefined ? [] : random.times(2, () => source(random, 'local', hash))
  const global = random.times(3, () => source(random, 'global', random.pick([...indexKeys, 'p', 's'])))
  const sources: Source[] = [
    { index: undefined, kind: 'table', hash, range },
    ...[...local, ...global].map((each, i) => ({ ...each, index: `i-${i}` })),
  ]
  const types = new Map<string, KeyType>()
  for (const each of sources)
    for (const key of [each.hash, each.range]) if (key !== undefined && !types.has(key)) types.set(key, random.pick(keyTypes))
  const billing = random.chance(0.8)
    ? { BillingMode: 'PAY_PER_REQUEST' }
    : { ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 } }
  const indexes = (kind: Source['kind']): Json[] =>
    sources
      .filter((each) => each.kind === kind)
      .map((each) => ({
        IndexName: each.index,
        KeySchema: keySchema(each),
        Projection: projection(random, [...types.keys()]),
        ...(kind === 'global' && 'ProvisionedThroughput' in billing ? billing : {}),
      }))
  const [localIndexes, globalIndexes] = [indexes('local'), indexes('global')]
  return {
    name,
    types,
    sources,
    create: {
      TableName: name,
      AttributeDefinitions: [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType })),
      KeySchema: keySchema(sources[0]!),
      ...billing,
      ...(localIndexes.length > 0 && { LocalSecondaryIndexes: localIndexes }),
      ...(globalIndexes.length > 0 && { GlobalSecondaryIndexes: globalIndexes }),
    },
  }
}

function source(random: Random, kind: 'local' | 'global', hash: string): Source {
  const others = indexKeys.filter((key) => key !== hash)
  const range =
    kind === 'local' || random.chance(0.6)
      ? random.pick(kind === 'global' ? [...others, ...(hash === 'p' ? [] : ['p'])] : others)
      : undefined
  return { index: '', kind, hash, range }
}

function keySchema({ hash, range }: Source): Json[] {
  return [{ AttributeName: hash, KeyType: 'HASH' }, ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }])]
}

function projection(random: Random, keys: readonly string[]): Json {
  const ProjectionType = random.pick(['ALL', 'KEYS_ONLY', 'INCLUDE'])
  if (ProjectionType !== 'INCLUDE') return { ProjectionType }
  const attributes = [...new Set([random.pick(names), ...random.some(names, 0.2)])].filter((name) => !keys.includes(name))
  return attributes.length === 0 ? { ProjectionType: 'ALL' } : { ProjectionType, NonKeyAttributes: attributes }
}

/** A CreateTable that is slightly wrong, as a rule. */
export function spoiledTable(random: Random, name: string): Json {
  const create = structuredClone(table(random, name).create) as Record<string, Json & Json[]>
  const spoil = random.pick<() => void>([
    () => create.AttributeDefinitions!.push({ AttributeName: 'unused', AttributeType: 'S' }),
    () => void create.AttributeDefinitions!.pop(),
    () => create.AttributeDefinitions!.push(create.AttributeDefinitions![0]!),
    () => create.KeySchema!.push({ AttributeName: 'p', KeyType: 'RANGE' }),
    () => void create.KeySchema!.reverse(),
    () => Object.assign(create.KeySchema![0]!, { KeyType: 'RANGE' }),
    () => Object.assign(create.KeySchema![0]!, { AttributeName: 'nowhere' }),
    () => Object.assign(create, { TableName: random.pick(['a', 'x'.repeat(256), 'bad name', '']) }),
    () => void delete create[random.pick(['TableName', 'AttributeDefinitions', 'KeySchema'])],
    () => Object.assign(create, { BillingMode: random.pick(['PROVISIONED', 'FREE']) }),
    () => Object.assign(create, { ProvisionedThroughput: { ReadCapacityUnits: random.pick([0, 1]), WriteCapacityUnits: 1 } }),
    () => Object.assign(create, { GlobalSecondaryIndexes: [] }),
    () => Object.assign(create, { LocalSecondaryIndexes: [] }),
    () => addIndex(create, 'GlobalSecondaryIndexes', { Projection: { ProjectionType: 'INCLUDE' } }),
    () => addIndex(create, 'GlobalSecondaryIndexes', { Projection: { ProjectionType: 'ALL', NonKeyAttributes: ['x'] } }),
    () => addIndex(create, 'GlobalSecondaryIndexes', { Projection: { ProjectionType: 'SOME' } }),
    () => addIndex(create, 'GlobalSecondaryIndexes', { IndexName: random.pick(['i-0', 'x', 'bad name']) }),
    () => addIndex(create, 'LocalSecondaryIndexes', { KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }] }),
    () =>
      addIndex(create, 'LocalSecondaryIndexes', {
        KeySchema: [
          { AttributeName: 'g', KeyType: 'HASH' },
          { AttributeName: 'p', KeyType: 'RANGE' },
        ],
      }),
    () =>
      Object.assign(create, {
        StreamSpecification: random.pick([
          { StreamEnabled: true },
          { StreamEnabled: false, StreamViewType: 'NEW_IMAGE' },
          { StreamEnabled: true, StreamViewType: 'SOME' },
        ]),
      }),
  ])
  spoil()
  return create
}

function addIndex(create: Record<string, Json & Json[]>, kind: string, changes: Json): void {
  const index = {
    IndexName: 'added',
    KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
    Projection: { ProjectionType: 'ALL' },
    ...changes,
  }
  create[kind] = [...(create[kind] ?? []), index] as never
}
