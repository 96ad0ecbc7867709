import type { KeySchema } from '@keyloom/core'
import type { Comparison } from './comparison.js'

/** The key attributes of a table or an index: `pk, sk (number)`. */
export function keySchemaText({ partition, sort }: KeySchema): string {
  return [...partition, ...sort].map(({ name, type }) => (type === 'string' ? name : `${name} (${type})`)).join(', ')
}

export function namesOf({ partition, sort }: KeySchema): readonly (readonly string[])[] {
  return [partition.map(({ name }) => name), sort.map(({ name }) => name)]
}

/** Whether two keys have the same number of attributes on both sides. */
export function sameShape(one: KeySchema, other: KeySchema): boolean {
  return one.partition.length === other.partition.length && one.sort.length === other.sort.length
}

/** The places of the keys and patterns of all entities of a table, where a change of its key shows again. */
export function entityKeys({ head, entities }: Comparison, table: string): readonly (readonly string[])[] {
  const members = entities.filter(({ about }) => about.table === table || head.entities.length === 0)
  return members.flatMap(({ path }) => [
    [...path, 'key'],
    [...path, 'indexes'],
    [...path, 'patterns'],
  ])
}
