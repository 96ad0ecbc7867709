import type { ErrorCode } from '../errors/index.js'
import type { CollectionModel, Model, SchemaProblem, TableModel } from '../model/index.js'
import { type Resident, residentsOf } from './candidate.js'
import { notFirst } from './comes-first.js'
import { heldBy } from './held.js'
import { mayShare, strangerNames, strangersIn } from './isolation.js'
import { joinBounds } from './join-bounds.js'
import { type MemberKey, memberKeys } from './member-keys.js'
import { missesMoving, whileMoving } from './moving.js'
import type { GetPlan, QueryPlan, SortPlan } from './plan.js'
import { names } from './serve.js'
import { keyWithin } from './shared-key.js'
import { planSort } from './sort-plan.js'

/**
 * The one request that returns all items of a collection, or the problem that keeps it from having one.
 *
 * @example
 * ```ts
 * import { planCollection } from '@keyloom/core'
 *
 * model.collections.map((collection) => planCollection(model, collection))
 * ```
 */
export function planCollection(model: Model, collection: CollectionModel): GetPlan | QueryPlan | SchemaProblem {
  const table = model.tables.find((one) => one.name === collection.table)
  if (table === undefined) return problem('SCHEMA.UNKNOWN', collection, `the table \`${collection.table}\` does not exist.`)
  const places = ['table', ...table.indexes.map((index) => index.name)].filter((name) => (collection.index ?? name) === name)
  const services = places.map((place) => ({ place, ...serveCollection(model, table, collection, place) }))
  const serving = services.filter((service) => 'plan' in service)
  const whole = serving.filter(({ plan }) => plan.missing.length === 0)
  const preferred = serving.some(({ place }) => place === 'table') ? serving.slice(0, 1) : whole.length > 0 ? whole : serving
  const [best, ...ties] = preferred
  if (best === undefined) {
    const reasons = services.map((service) => `  \`${service.place}\`: ${'why' in service ? service.why : ''}`)
    const fix = `Give ${collection.returns.map(({ entity }) => entity).join(', ')} the same partition template in one index, made of ${names(collection.by.map(({ attribute }) => attribute))}.`
    return problem('PLAN.UNSERVED', collection, `no key answers it with one request.\n${reasons.join('\n')}`, fix)
  }
  if (ties.length > 0) {
    const tied = names([best, ...ties].map(({ place }) => place))
    return problem('PLAN.TIED', collection, `${tied} serve it equally well.`, `Name the one to read: \`index: '${best.place}'\`.`)
  }
  const alone = isolated(model, table, collection, best.keys, best.plan)
  return 'kind' in alone ? (moving(model, table, collection, alone) ?? wholeKey(alone) ?? alone) : alone
}

/** What keeps a collection from being answered while items of its members are under their other key, unless it accepts that. */
function moving(model: Model, table: TableModel, collection: CollectionModel, plan: QueryPlan): SchemaProblem | undefined {
  const members = model.entities.filter(({ name }) => collection.returns.some(({ entity }) => entity === name))
  const missed = missesMoving(plan, table, members)
  if (missed.length > 0 === (collection.moving !== undefined)) return undefined
  if (missed.length === 0) return problem('SCHEMA.COLLECTION', collection, 'it finds every item, wherever it stands.', 'Remove moving.')
  return problem(
    'PLAN.MOVING',
    collection,
    `it asks for \`key\` alone, and misses each ${missed.join(' and each ')} that is still under \`otherKey\`.`,
    whileMoving,
  )
}

type Service = { readonly plan: QueryPlan; readonly keys: readonly MemberKey[] } | { readonly why: string }

function serveCollection(model: Model, table: TableModel, collection: CollectionModel, place: string): Service {
  const keys = memberKeys(model, table, collection, place)
  if ('why' in keys) return keys
  const [first] = keys
  if (first === undefined) return { why: 'the collection has no members' }

  const sorts = keys.map((key) => memberSort(key, table, collection))
  const unsorted = sorts.find((sort) => 'why' in sort)
  if (unsorted !== undefined && 'why' in unsorted) return unsorted
  const sorted = sorts.filter((sort) => 'sort' in sort)
  const isAlone = othersIn(model, table, keys).length === 0
  const sort = joinBounds(
    first.key.partition,
    sorted.map((one) => one.sort),
    isAlone,
  )
  if (sort === undefined) return { why: 'the sort keys of its members do not begin alike, so that no range holds them all' }
  const directions = new Set(sorted.flatMap(({ isOrdered, forward }) => (isOrdered ? [forward] : [])))
  if (collection.order !== undefined && directions.size !== 1) {
    return { why: `its members do not have one order by \`${collection.order.attribute}\`` }
  }
  const hasOneKey = sort.bound.kind === 'equal' || (sort.bound.kind === 'all' && first.candidate.sort.length === 0)
  if (collection.one === true && !hasOneKey) return { why: 'its members do not stand behind one key' }
  const forward = !directions.has(false)
  const why = collection.first === undefined ? undefined : notFirst(collection, keys, sorted, first.key.partition, forward)
  if (why !== undefined) return { why }
  const { index } = first.candidate
  return {
    keys,
    plan: {
      kind: 'query',
      name: collection.name,
      table: table.name,
      filter: [],
      missing: keys.flatMap(({ candidate, entity }) => heldBy(candidate, table, entity).missing.map((name) => `${entity.name}.${name}`)),
      result: {
        kind: 'collection',
        members: collection.returns.map(({ property, entity, many }) => ({ property, entity, many })),
        ...(collection.limit !== undefined && { limit: collection.limit }),
        ...(collection.one === true && { one: true as const }),
      },
      ...(index !== undefined && { index: index.name, indexKind: index.kind }),
      partition: first.key.partition,
      sort,
      forward,
      consistent: false,
    },
  }
}

/** The GetItem of the one item that a whole primary key identifies. */
function wholeKey({ sort, partition, index, result, name, table: of, filter, missing }: QueryPlan): GetPlan | undefined {
  if (result.kind !== 'collection' || result.one !== true || index !== undefined) return undefined
  const key = sort.bound.kind === 'equal' ? [...partition, sort.bound.part] : partition
  return { kind: 'get', name, table: of, filter, missing, result, key, consistent: false }
}

type MemberSort = { readonly sort: SortPlan; readonly forward: boolean; readonly isOrdered: boolean } | { readonly why: string }

/** The bounds of one member; the order is that of the many side. */
function memberSort({ key, entity, member }: MemberKey, table: TableModel, { range, order }: CollectionModel): MemberSort {
  const ordered = order === undefined ? undefined : { ...order, attribute: member.aliases[order.attribute] ?? order.attribute }
  const isOrdered = member.many && entity.attributes.some((attribute) => attribute.name === ordered?.attribute)
  const sorting = planSort(key, entity, {
    delimiter: table.delimiter,
    ...(range !== undefined && { range: member.aliases[range] ?? range }),
    ...(isOrdered && ordered !== undefined && { order: ordered }),
  })
  return 'why' in sorting ? { why: `${entity.name}: ${sorting.why}` } : { ...sorting, isOrdered }
}

/** Residents that are no members but can be in the same partition. */
function othersIn(model: Model, table: TableModel, keys: readonly MemberKey[]): readonly Resident[] {
  const [first] = keys
  if (first === undefined) return []
  return residentsOf(model, table, first.candidate.index).filter((one) => !isMember(keys, one) && mayShare(first.key.partition, one, model))
}

function isMember(keys: readonly MemberKey[], { entity, candidate }: Resident): boolean {
  return keys.some((key) => key.entity.name === entity.name && key.candidate.variant === candidate.variant)
}

/** The plan, unless its bounds hold items of others that nothing keeps out. */
function isolated(
  model: Model,
  table: TableModel,
  collection: CollectionModel,
  keys: readonly MemberKey[],
  plan: QueryPlan,
): QueryPlan | SchemaProblem {
  const area = { index: keys[0]?.candidate.index, partition: plan.partition, sort: plan.sort }
  const strangers = strangersIn(area, model, table, (one) => isMember(keys, one))
  const [stranger] = strangers
  if (stranger === undefined) {
    if (collection.isolate === undefined) return plan
    return problem('SCHEMA.COLLECTION', collection, 'its bounds hold nothing but its members.', 'Remove isolate.')
  }
  const others = [...new Set(strangers.map(({ entity }) => entity.name))]
  // The discriminator tells entities apart, not the variants of one.
  const isMixedVariant = others.some((name) => keys.some(({ entity }) => entity.name === name))
  if (collection.isolate !== undefined && !isMixedVariant) return { ...plan, isolatedFrom: others }
  const fix = `Return them too, or choose sort templates that put the members side by side and ${others.join(', ')} before or after them.`
  return {
    ...problem('PLAN.MIXED', collection, `its bounds also hold items of ${strangerNames(strangers).join(', ')}.`, fix),
    met: {
      ...(plan.index !== undefined && { index: plan.index }),
      entities: others,
      key: keyWithin(stranger, area, model),
    },
  }
}

function problem(code: ErrorCode, collection: CollectionModel, text: string, fix?: string): SchemaProblem {
  return { code, message: `${collection.name}: ${text}`, ...(fix !== undefined && { fix }), path: ['collections', collection.name] }
}
