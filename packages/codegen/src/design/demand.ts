import type { CollectionMember, CollectionModel, Condition, EntityModel, Model, PatternModel } from '@keyloom/core'

/** What one pattern or collection asks of the keys. */
export interface Demand {
  /** `Order.byCustomer`, or the name of a collection. */
  readonly name: string
  readonly table: string
  /** Of each entity that answers; a pattern has one. */
  readonly needs: readonly Need[]
  readonly collection?: CollectionModel
}

/**
 * What a key of one entity has to be like for a demand. An *atom* is what stands between the braces of a template: an attribute, or, where a
 * lossy form is asked for by name, that form of it.
 */
export interface Need {
  readonly entity: string
  /** Atoms whose values are known: all of them stand in the key before anything else. */
  readonly equal: readonly string[]
  /** The partition is made of these, in this order: the members of a collection have it in common. Absent: of any of `equal`. */
  readonly partition?: readonly string[]
  /** The attribute that stands next: of the order or the range. */
  readonly sort?: string
  /** What holds of every item that is asked for. */
  readonly facts: readonly Condition[]
  /** Only the table is read consistently. */
  readonly onlyTable: boolean
}

/** Shards of an attribute, where no key says how many. */
const SHARDS = 10

/** Every demand of a model, except scans: entity by entity, then the collections. */
export function demandsOf(model: Model, shards: ReadonlyMap<string, string>): Demand[] {
  const ofPatterns = model.entities.flatMap((entity) =>
    entity.patterns
      .filter(({ scan }) => scan === undefined)
      .map((pattern) => {
        const name = `${entity.name}.${pattern.name}`
        return { name, table: entity.table, needs: [needOfPattern(entity, pattern, shards)] }
      }),
  )
  const ofCollections = model.collections.map((collection) => {
    const needs = collection.returns.flatMap((member) => {
      const entity = model.entities.find(({ name }) => name === member.entity)
      return entity === undefined ? [] : [needOfMember(entity, member, collection)]
    })
    return { name: collection.name, table: collection.table, needs, collection }
  })
  return [...ofPatterns, ...ofCollections]
}

function needOfPattern(entity: EntityModel, pattern: PatternModel, shards: ReadonlyMap<string, string>): Need {
  const { by, where, fanOut, walk, range, order } = pattern
  const known = by.map(({ attribute, format }) => atom(attribute, format))
  const spread =
    fanOut?.format === 'shard'
      ? (shards.get(`${entity.name}.${fanOut.attribute}`) ?? `${fanOut.attribute}:shard(${SHARDS})`)
      : fanOut?.attribute
  const equal = [...known, ...(spread === undefined ? [] : [spread]), ...(walk === undefined ? [] : [atom(walk.attribute, walk.unit)])]
  const sort = range ?? order?.attribute ?? walk?.attribute
  return need(entity, [...equal, ...constants(where)], sort, where, pattern.consistent)
}

function needOfMember(entity: EntityModel, member: CollectionMember, { by, range, order }: CollectionModel): Need {
  const own = (name: string) => member.aliases[name] ?? name
  const partition = by.map(({ attribute, format }) => atom(own(attribute), format))
  const ordered = order === undefined ? undefined : own(order.attribute)
  const isOrdered = member.many && entity.attributes.some(({ name }) => name === ordered)
  const sort = range === undefined ? (isOrdered ? ordered : undefined) : own(range)
  const where = member.where ?? []
  return { ...need(entity, [...partition, ...constants(where)], sort, where, false), partition }
}

function need(
  entity: EntityModel,
  equal: readonly string[],
  sort: string | undefined,
  where: readonly Condition[],
  consistent: boolean,
): Need {
  const optional = entity.attributes.filter((attribute) => attribute.optional).map(({ name }) => name)
  const known = equal.filter((one) => optional.includes(one) && !where.some(({ attribute }) => attribute === one))
  return {
    entity: entity.name,
    equal: [...new Set(equal)],
    ...(sort !== undefined && { sort }),
    facts: [...where, ...known.map((attribute) => ({ kind: 'present' as const, attribute }))],
    onlyTable: consistent,
  }
}

/** What `where` fixes to one value is known as if the call gave it. */
function constants(where: readonly Condition[]): string[] {
  return where.flatMap((condition) => (condition.kind === 'oneOf' && condition.values.length === 1 ? [condition.attribute] : []))
}

export function atom(attribute: string, format: string | undefined): string {
  return format === undefined ? attribute : `${attribute}:${format}`
}

/** The attribute of an atom. */
export function attributeOf(atom: string): string {
  const end = atom.indexOf(':')
  return end < 0 ? atom : atom.slice(0, end)
}
