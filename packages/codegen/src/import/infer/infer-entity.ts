import type { Item } from '../../scan/stored-entity.js'
import type { AttributeDraft, EntityDraft, ImportedTable } from '../draft.js'
import { attributeOf, shapeOf } from './attribute-draft.js'
import { doubtsOf } from './doubts.js'
import type { Sources } from './key-parts.js'
import { type InferredMembership, inferMembership } from './membership.js'
import { rolesOf } from './roles.js'
import type { Template } from './template.js'
import { indexDraft, templatesDraft } from './templates-draft.js'

export interface EntityFacts {
  readonly name: string
  readonly discriminator?: string
  readonly items: readonly Item[]
  /** The attribute with the type, which is no attribute of the entity. */
  readonly typeAttribute: string | false
  readonly delimiter: string
}

/** The entity that items of one type are of: its attributes, and how they form the keys. */
export function inferEntity(table: ImportedTable, facts: EntityFacts): EntityDraft {
  const { items, delimiter, typeAttribute } = facts
  const stored = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((name) => name !== typeAttribute)
  const optional = new Set(stored.filter((name) => items.some((item) => item[name] === undefined)))
  const roles = rolesOf(table, { ...facts, stored, optional })
  const sources: Sources = { attributes: stored.filter((name) => !roles.formed.includes(name)), delimiter, optional }
  const primary = [...table.key.partition, ...table.key.sort].map(({ name }) => [name, roles.templates.get(name)] as const)
  const tableKeys = new Set(primary.map(([name]) => name))
  const memberships = table.indexes.flatMap((index) => {
    const own = [...index.key.partition, ...index.key.sort].map(({ name }) => name).filter((name) => !tableKeys.has(name))
    const formed = own.filter((name) => roles.formed.includes(name))
    const membership = inferMembership(index, formed, items, sources)
    return membership === undefined ? [] : [{ index, own, membership }]
  })

  const used = [...primary.map(([, template]) => template), ...memberships.flatMap(({ membership }) => templatesIn(membership))].filter(
    (template) => template !== undefined,
  )
  const shape = shapeOf(used, delimiter)
  const attributes = withDistinctNames(
    sources.attributes.filter((name) => name !== unholdable).map((name) => attributeOf(name, table, items, optional.has(name), shape)),
  )
  const ttl = attributes.find(({ name, stored: own }) => (own ?? name) === table.ttl)
  return {
    name: facts.name,
    ...(facts.discriminator !== undefined && { discriminator: facts.discriminator }),
    attributes,
    ...(ttl !== undefined && { ttl: ttl.name }),
    key: templatesDraft(
      table.key.partition.map(({ name }) => roles.templates.get(name)),
      table.key.sort.map(({ name }) => roles.templates.get(name)),
      delimiter,
    ),
    indexes: Object.fromEntries(
      memberships.map(({ index, own, membership }) => [index.name, indexDraft(index.key, own, membership, delimiter)]),
    ),
    unique: {},
    doubts: [
      ...(items.length === 1 ? ['one item does not tell values of its keys from constants'] : []),
      ...(sources.attributes.includes(unholdable)
        ? [`items have an attribute ${unholdable}, which no object of JavaScript holds: it is left out`]
        : []),
      ...roles.doubts,
      ...memberships.flatMap(({ membership }) => membership.doubts),
      ...doubtsOf(used, attributes, delimiter),
    ],
    items,
  }
}

function templatesIn({ variants }: InferredMembership): Template[] {
  return variants.flatMap(({ templates }) => [...templates.values()])
}

/** An attribute that a schema refuses. */
const unholdable = '__proto__'

/** Two attributes may come to one name, such as `first name` beside `firstName`: the one that is stored under it has it. */
function withDistinctNames(attributes: readonly AttributeDraft[]): AttributeDraft[] {
  const taken = new Set(attributes.flatMap(({ name, stored }) => (stored === undefined ? name : [])))
  return attributes.map((attribute) => {
    if (attribute.stored === undefined) return attribute
    let { name } = attribute
    for (let number = 2; taken.has(name); number += 1) name = `${attribute.name}${number}`
    taken.add(name)
    return { ...attribute, name }
  })
}
