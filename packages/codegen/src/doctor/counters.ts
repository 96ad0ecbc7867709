import { type BoundPart, encodeKey, type KeyToken, type Model, planPattern, type QueryPlan } from '@keyloom/core'
import type { Item } from '../scan/stored-entity.js'
import { formed } from './formed.js'
import type { KnownEntity, Ward } from './ward.js'

/** A counter: an attribute of the items of an entity, their parents, and all that it is the number of. */
export interface Counter {
  readonly parent: KnownEntity
  /** The attribute. */
  readonly name: string
  readonly counted: readonly Counted[]
}

/** Items of one entity that a counter of their parent counts, beside others that it may count as well. */
export interface Counted {
  readonly child: KnownEntity
  /** From each attribute of the key of the parent to the attribute of the child that has its value. */
  readonly key: Readonly<Record<string, string>>
  /** The Query that finds those of one parent, where there is one; it gives undefined where the values of the parent can be no key. */
  readonly query?: (parent: object) => object | undefined
}

/** The counters of a table. */
export function countersOf({ model, entities, name: deployed }: Ward): readonly Counter[] {
  const counters = new Map<string, Counter & { readonly counted: Counted[] }>()
  for (const child of entities) {
    for (const { parent: of, counter: name, key } of child.model.countedIn ?? []) {
      const parent = entities.find(({ model: { name } }) => name === of)!
      const plan = planOf(model, child, Object.values(key))
      const identity = JSON.stringify([of, name])
      const counter = counters.get(identity) ?? { parent, name, counted: [] }
      counter.counted.push({
        child,
        key,
        ...(plan !== undefined && { query: (entity) => queryInput(plan, deployed, valuesOf(entity, key)) }),
      })
      counters.set(identity, counter)
    }
  }
  return [...counters.values()]
}

/** Whether one Query for each entity that it counts finds all that a counter is the number of. */
export function isQueried({ counted }: Counter): boolean {
  return counted.every(({ query }) => query !== undefined)
}

/** The attributes of a child that say whose it is, by the parent. */
function valuesOf(parent: object, key: Counted['key']): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(key).map(([name, source]) => [source, Reflect.get(parent, name)]))
}

/** The request of a pattern that nobody has declared: all items with these attributes. What is of others is passed over. */
function planOf(model: Model, { model: entity }: KnownEntity, attributes: readonly string[]): QueryPlan | undefined {
  const pattern = { kind: 'pattern', name: 'counted', where: [], one: false, filter: [], consistent: false } as const
  const by = attributes.map((attribute) => ({ attribute }))
  for (const more of [{}, { isolate: 'filter' as const }]) {
    const plan = planPattern(model, entity, { ...pattern, by, ...more })
    if ('kind' in plan && plan.kind === 'query' && asked(plan).every(({ type }) => type === 'string')) return plan
  }
  return undefined
}

function asked({ partition, sort: { equal, bound } }: QueryPlan): readonly BoundPart[] {
  return [...partition, ...equal, ...('part' in bound ? [bound.part] : [])]
}

function queryInput(plan: QueryPlan, TableName: string, values: Readonly<Record<string, unknown>>): object | undefined {
  const { index, indexKind, partition, sort } = plan
  const text = ({ tokens }: BoundPart) => formed(() => encodeKey(tokens.map(keyToken), values))
  const parts = asked(plan).map((part) => ({ name: part.attribute, text: text(part) }))
  if (parts.some((part) => part.text === undefined)) return undefined
  const isPrefix = sort.bound.kind === 'prefix'
  const clause = (i: number) => (isPrefix && i === partition.length + sort.equal.length ? `begins_with(#${i}, :${i})` : `#${i} = :${i}`)
  return {
    TableName,
    ...(index !== undefined && { IndexName: index }),
    ...(indexKind !== 'global' && { ConsistentRead: true }),
    KeyConditionExpression: parts.map((_, i) => clause(i)).join(' AND '),
    ExpressionAttributeNames: Object.fromEntries(parts.map(({ name }, i) => [`#${i}`, name])),
    ExpressionAttributeValues: Object.fromEntries(parts.map((part, i): [string, Item[string]] => [`:${i}`, { S: part.text! }])),
  }
}

function keyToken(token: BoundPart['tokens'][number]): KeyToken {
  return token.kind === 'literal' ? token : { kind: 'value', attribute: token.attribute, encoding: token.encoding }
}
