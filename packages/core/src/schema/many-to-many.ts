import type { AttributeSchemas } from './attributes.js'
import { defineEntity, type Entity, type EntityConfig, type EntityOptions } from './entity.js'
import type { IndexParts } from './index-type.js'
import type { KeyParts } from './key-parts.js'
import type { Table } from './table.js'
import { parseTemplate, splitFormat } from './template/parse-template.js'
import { defineTransaction, type StepValues, type Transaction } from './transaction.js'

/** One end of a many-to-many relation. `Own` are the names of the edge's attributes. */
export interface EdgeEnd<E extends Entity, Own extends string> {
  readonly entity: E
  /** The name of the pattern that finds the edges of one such item. */
  readonly pattern: string
  /** The attributes of the edge that have the values of this end's primary key, where their names differ: `{ userId: 'followerId' }`. */
  readonly key?: { readonly [N in NoInfer<keyof E['config']['attributes'] & string>]?: Own }
}

/** What a many-to-many relation is made of: an entity, and the transaction that creates an item of it between two that are there. */
export interface ManyToMany<Name extends string, A, TableName extends string> {
  readonly edge: Entity<Name, A, TableName>
  readonly link: Transaction
}

/**
 * Declares an edge between two entities, found from either end: an item in the partition of the one end (`from`), turned around by an index for
 * the other (`to`). It is short for an entity with two patterns and a transaction, `link…`, that creates an edge if both ends are there; put
 * both into the schema. An edge is deleted like any other item.
 *
 * @example
 * ```ts
 * import { defineEntity, defineManyToMany, defineSchema, defineTable } from '@keyloom/core'
 * import { z } from 'zod'
 *
 * const table = defineTable('club', {
 *   key: { partition: 'pk', sort: 'sk' },
 *   indexes: { inverted: { kind: 'global', partition: 'ipk', sort: 'isk' } },
 * })
 * const user = defineEntity(table, 'User', { attributes: { userId: z.uuid() }, key: { partition: 'USER#{userId}', sort: 'USER' } })
 * const group = defineEntity(table, 'Group', { attributes: { groupId: z.uuid() }, key: { partition: 'GROUP#{groupId}', sort: 'GROUP' } })
 *
 * const membership = defineManyToMany(table, 'Membership', {
 *   attributes: { userId: z.uuid(), groupId: z.uuid(), role: z.enum(['member', 'owner']) },
 *   from: { entity: user, pattern: 'ofUser' },
 *   to: { entity: group, pattern: 'ofGroup' },
 *   index: 'inverted',
 * })
 *
 * export default defineSchema({
 *   name: 'club',
 *   tables: [table],
 *   entities: [user, group, membership.edge],
 *   transactions: [membership.link],
 * })
 * ```
 */
export function defineManyToMany<
  TableName extends string,
  Indexes extends IndexParts,
  const Name extends string,
  A extends AttributeSchemas,
  From extends Entity<string, unknown, TableName>,
  To extends Entity<string, unknown, TableName>,
>(
  table: Table<TableName, KeyParts, Indexes>,
  name: Name,
  config: {
    /** Those of the keys of both ends among them. */
    readonly attributes: A
    /** The end in whose partition the edges are. */
    readonly from: EdgeEnd<From, NoInfer<keyof A & string>>
    /** The end that the index finds them by. */
    readonly to: EdgeEnd<To, NoInfer<keyof A & string>>
    /** The index that turns the edges around. */
    readonly index: NoInfer<keyof Indexes & string>
    readonly timestamps?: boolean
  } & EntityOptions,
): ManyToMany<Name, A, TableName> {
  const { attributes, from, to, index, ...options } = config
  const { scope = [], delimiter = '#' } = table.config
  const [source, target] = [endOf(from, delimiter), endOf(to, delimiter)]
  // What all items of a client have in common is in every partition.
  const own = ({ key }: End) => Object.values(key).filter((each) => !scope.includes(each))
  const sortBy = (end: End) => [name.toUpperCase(), ...own(end).map((each) => `{${each}}`)].join(delimiter)
  const edge: EntityConfig<A> = {
    ...options,
    attributes,
    key: { partition: source.partition, sort: sortBy(target) },
    indexes: { [index]: { partition: target.partition, sort: sortBy(source) } },
    patterns: { [from.pattern]: { by: Object.values(source.key) }, [to.pattern]: { by: Object.values(target.key) } },
  }
  const declared: Entity<Name, A, TableName> = defineEntity(table, name, edge as never)
  const link = defineTransaction(table, `link${name}`, {
    input: Object.keys(attributes).filter((attribute) => !scope.includes(attribute)),
    steps: {
      from: { check: from.entity, key: inputsOf(source, scope) },
      to: { check: to.entity, key: inputsOf(target, scope) },
      edge: { create: declared },
    },
  })
  return Object.freeze({ edge: declared, link })
}

interface End {
  /** The template of the end's partition, with the names that the edge has for its attributes. */
  readonly partition: string
  /** From each attribute of the end's primary key to the one of the edge. */
  readonly key: Readonly<Record<string, string>>
}

function endOf({ entity, key: declared = {} }: EdgeEnd<Entity, string>, delimiter: string): End {
  const { key: templates } = entity.config
  const { partition = '', sort = '' } = typeof templates === 'object' ? templates : {}
  const names = declared as Readonly<Record<string, string>>
  const key = Object.fromEntries([...attributesOf(partition), ...attributesOf(sort)].map((each) => [each, names[each] ?? each]))
  // Where the sort key identifies the end, too, its edges have a partition of their own.
  const whole = attributesOf(sort).length === 0 ? partition : `${partition}${delimiter}${sort}`
  return { partition: renamed(whole, key), key }
}

function attributesOf(template: string): readonly string[] {
  const parsed = parseTemplate(template)
  const pieces = 'pieces' in parsed ? parsed.pieces : []
  return pieces.flatMap((piece) => (piece.kind === 'placeholder' ? [splitFormat(piece.body, () => false).name] : []))
}

function renamed(template: string, names: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([^{}:]+)/g, (text, name: string) => (Object.hasOwn(names, name) ? `{${names[name]}` : text))
}

/** The key of an end as a step gives it: what a client is in the scope of, it has from there. */
function inputsOf({ key }: End, scope: readonly string[]): StepValues {
  const given = Object.entries(key).filter(([name]) => !scope.includes(name))
  return Object.fromEntries(given.map(([name, own]) => [name, { input: own }]))
}
