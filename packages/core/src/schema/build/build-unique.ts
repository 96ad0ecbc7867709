import type { EntityKey, UniqueModel } from '../../model/index.js'
import { list } from '../report.js'
import { buildTemplatePart } from './build-key-part.js'
import type { EntityContext } from './context.js'

/** The unique constraints of an entity, each with the key of the item that keeps it. */
export function buildUnique(declared: Readonly<Record<string, unknown>>, context: EntityContext): UniqueModel[] {
  return Object.entries(declared).flatMap(([name, attributes]): UniqueModel[] => {
    const path = [...context.path, 'unique', name]
    if (!checkAttributes(attributes, path, context)) return []
    const scoped = [...context.scope.filter((each) => !attributes.includes(each)), ...attributes]
    const key = companionKey(`UNIQUE`, name, scoped, path, context)
    return key === undefined ? [] : [{ name, attributes: scoped, key }]
  })
}

/** @returns whether the attributes are there to be read. */
export function checkAttributes(attributes: unknown, path: readonly string[], context: EntityContext): attributes is readonly string[] {
  const { report, name } = context
  if (!Array.isArray(attributes) || attributes.length === 0 || !attributes.every((each) => typeof each === 'string')) {
    report.add('SCHEMA.OPTION', path, `'${path.at(-1)}' is not a list of attributes of ${name}.`, "Write it as ['email'].")
    return false
  }
  const unknown = attributes.filter((each) => !context.attributes.has(each))
  if (unknown.length === 0) return true
  report.add('SCHEMA.UNKNOWN', path, `${name} has no attribute ${list(unknown)}.`, `It has ${list(context.attributes.keys())}.`)
  return false
}

/**
 * The key of an item that Keyloom keeps beside those of an entity, in the same table: `UNIQUE#Account#email#{email}`. It is in a partition
 * of its own, and no read of an entity meets it.
 */
export function companionKey(
  kind: 'UNIQUE' | 'SEQUENCE',
  name: string,
  attributes: readonly string[],
  path: readonly string[],
  context: EntityContext,
): EntityKey | undefined {
  const { table, report } = context
  const [partition] = table.key.partition
  const [sort] = table.key.sort
  if (partition === undefined || partition.type !== 'string' || (sort !== undefined && sort.type !== 'string')) {
    report.add('SCHEMA.KEY', path, `Table '${table.name}' has a key that is not text, so it cannot hold the items that keep '${name}'.`)
    return undefined
  }
  if (table.discriminator === undefined) {
    report.add(
      'SCHEMA.OPTION',
      path,
      `Table '${table.name}' has no discriminator, which tells the items that keep '${name}' from others.`,
      'Give the table a discriminator.',
    )
    return undefined
  }
  const template = [kind, context.name, name, ...attributes.map((each) => `{${each}}`)].join(table.delimiter)
  const partitionPart = buildTemplatePart(partition, template, path, context)
  // In an index whose partition is the table's sort key, one constant would be one partition for all of them.
  const isInverted = table.indexes.some((index) => index.key.partition.some((attribute) => attribute.name === sort?.name))
  const sortPart = sort === undefined ? undefined : buildTemplatePart(sort, isInverted ? template : kind, path, context)
  if (partitionPart === undefined || (sort !== undefined && sortPart === undefined)) return undefined
  return { partition: partitionPart, ...(sortPart !== undefined && { sort: sortPart }) }
}
