import { buildModel, type EntityModel, isInjective, type KeyPart, type Schema, type SchemaProblem } from '@keyloom/core'

/** What tells the items of an entity apart, as atoms of a key. */
export interface Identity {
  readonly atoms: readonly string[]
  /** The schema says so, and a pattern asks for an item by it where the application does: the primary key may hold more. */
  readonly isDeclared: boolean
  /** Attributes that every partition holds. */
  readonly scope: readonly string[]
}

export interface Identities {
  readonly of: ReadonlyMap<string, Identity>
  /** From `Order.orderId` to the shards that a present key spreads it over: `orderId:shard(10)`. */
  readonly shards: ReadonlyMap<string, string>
  readonly problems: readonly SchemaProblem[]
}

/** The identity of every entity: what its `id` says, else what its present primary key is made of. */
export function identitiesOf(schema: Schema): Identities {
  const { entities } = schema.config
  const present = presentKeys(schema)
  const problems: SchemaProblem[] = [...present.problems]
  const of = new Map<string, Identity>()
  const shards = new Map<string, string>()
  for (const { name, config, table } of entities) {
    const model = present.entities.find((entity) => entity.name === name)
    const scope = config.scope ?? table.config.scope ?? []
    const atoms = config.id ?? (model === undefined ? undefined : atomsOf(model))
    if (atoms !== undefined) of.set(name, { atoms: [...new Set([...scope, ...atoms])], isDeclared: config.id !== undefined, scope })
    else if (config.key === undefined) problems.push(withoutIdentity(name, Object.keys(config.attributes ?? {})))
    for (const [attribute, shard] of model === undefined ? [] : shardsOf(model)) shards.set(`${name}.${attribute}`, shard)
  }
  return { of, shards, problems }
}

/** The entities that have keys, built with nothing but those and their attributes: the rest may not fit the keys any more. */
function presentKeys(schema: Schema): { readonly entities: readonly EntityModel[]; readonly problems: readonly SchemaProblem[] } {
  const entities = schema.config.entities
    .filter(({ config }) => config.key !== undefined)
    .map((entity) => {
      const { attributes, key, indexes, names, version, timestamps, ttl } = entity.config
      const config = Object.fromEntries(
        Object.entries({ attributes, key, indexes, names, version, timestamps, ttl }).filter(([, value]) => value !== undefined),
      )
      return { ...entity, config: config as unknown as typeof entity.config }
    })
  const built = buildModel({ ...schema, config: { ...schema.config, entities, collections: [], transactions: [] } })
  return 'model' in built ? { entities: built.model.entities, problems: [] } : { entities: [], problems: built.problems }
}

/** The attributes of the primary key; of one that it holds in a lossy form only, that form. */
function atomsOf({ key }: EntityModel): string[] {
  const values = valuesOf([key.partition, ...(key.sort === undefined ? [] : [key.sort])])
  const exact = new Set(values.flatMap(({ attribute, isExact }) => (isExact ? [attribute] : [])))
  return values.flatMap(({ attribute, format, isExact }) => {
    if (isExact) return [attribute]
    return exact.has(attribute) ? [] : [`${attribute}:${format}`]
  })
}

function shardsOf({ key, indexes }: EntityModel): [string, string][] {
  const parts = indexes.flatMap(({ variants }) => variants.flatMap(({ partition, sort }) => [...partition, ...sort]))
  const values = valuesOf([key.partition, ...(key.sort === undefined ? [] : [key.sort]), ...parts])
  return values.flatMap(({ attribute, format }): [string, string][] =>
    format?.startsWith('shard(') === true ? [[attribute, `${attribute}:${format}`]] : [],
  )
}

interface HeldValue {
  readonly attribute: string
  readonly format?: string | undefined
  readonly isExact: boolean
}

function valuesOf(parts: readonly KeyPart[]): HeldValue[] {
  return parts.flatMap((part): HeldValue[] => {
    if (part.kind === 'natural') return [{ attribute: part.source, isExact: true }]
    return part.tokens.flatMap((token) =>
      token.kind === 'value' ? [{ attribute: token.attribute, format: token.format, isExact: isInjective(token.encoding) }] : [],
    )
  })
}

function withoutIdentity(entity: string, attributes: readonly string[]): SchemaProblem {
  const named = attributes.find((name) => /id$/i.test(name)) ?? attributes[0] ?? 'orderId'
  const message = `Nothing says what tells two items of ${entity} apart.`
  return { code: 'DESIGN.IDENTITY', message, fix: `Declare it, such as id: ['${named}'].`, path: ['entities', entity] }
}
