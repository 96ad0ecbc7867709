import { type BoundPart, encodeKey, type KeyToken, type Model, planPattern, type QueryPlan } from '@keyloom/core'
import type { Item } from '../scan/stored-entity.js'
import { formed } from './formed.js'
import type { KnownEntity, Ward } from './ward.js'

/** Items that a counter of their parent is the number of, and the Query that finds them. */
export interface Counted {
  /** The attribute of the parent. */
  readonly counter: string
  readonly child: KnownEntity
  /** The input of the Query; undefined where the values of the parent can be no key. */
  input(parent: object): object | undefined
}

/** What the counters of each entity count, as far as one Query finds it by what the key of the parent says. */
export function countersOf({ model, entities, name: deployed }: Ward): ReadonlyMap<string, readonly Counted[]> {
  const countersIn = (parent: string) =>
    entities.flatMap((child) =>
      (child.model.countedIn ?? []).flatMap((counter): Counted[] => {
        if (counter.parent !== parent) return []
        const plan = planOf(model, child, Object.values(counter.key))
        if (plan === undefined) return []
        const sources = Object.entries(counter.key)
        const input = (entity: object) =>
          queryInput(plan, deployed, Object.fromEntries(sources.map(([name, source]) => [source, Reflect.get(entity, name)])))
        return [{ counter: counter.counter, child, input }]
      }),
    )
  return new Map(entities.map((entity) => [entity.model.name, countersIn(entity.model.name)]))
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
