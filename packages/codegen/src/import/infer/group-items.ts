import type { Item } from '../../scan/stored-entity.js'
import type { ImportedTable } from '../draft.js'

/** Items of one entity, by what tells them from others. */
export interface ItemGroup {
  /** The value of the discriminator, or what the keys begin with. */
  readonly label: string
  readonly items: readonly Item[]
}

export interface Grouping {
  readonly discriminator: string | false
  readonly groups: readonly ItemGroup[]
}

/** Names under which libraries and people keep the type of an item; the first ones mean nothing else. */
const certain = ['_type', '__edb_e__', '_et', '__typename', '_entity', 'entityType', 'EntityType', 'entity_type']
const likely = ['type', 'Type', 'entity', 'Entity', 'kind', 'Kind', 'itemType', 'ItemType', 'item_type', 'object_type']
/** The type of the items that keep values unique. */
const sentinelType = '$unique'

/** Tells items of one entity from those of others: by an attribute that names their type, or by what their keys begin with. */
export function groupItems({ key, items }: ImportedTable, delimiter: string): Grouping {
  const names = [...key.partition, ...key.sort].map(({ name }) => name)
  const formOf = (item: Item): string => {
    const values = new Set(Object.entries(item).flatMap(([name, { S }]) => (S === undefined || names.includes(name) ? [] : [S])))
    return names.map((name) => formOfText(item[name]?.S, delimiter, values)).join(' ')
  }
  const isNamed = (name: string): boolean => items.length > 0 && items.every((item) => item[name]?.S !== undefined)
  /** Types that are types have keys of one form each; a status or a category has not. */
  const tellsForms = (name: string): boolean => {
    const forms = new Set(items.map(formOf)).size
    const both = new Set(items.map((item) => `${item[name]?.S} ${formOf(item)}`)).size
    return both === new Set(items.map((item) => item[name]?.S)).size && both >= forms && (forms > 1 || items.length === 1)
  }
  const discriminator = certain.find(isNamed) ?? likely.find((name) => isNamed(name) && tellsForms(name)) ?? false
  const labels = new Map<string, Item[]>()
  for (const item of items) {
    const label = discriminator === false ? formOf(item) : (item[discriminator]?.S ?? '')
    labels.set(label, [...(labels.get(label) ?? []), item])
  }
  return { discriminator, groups: [...labels].filter(([label]) => label !== sentinelType).map(([label, own]) => ({ label, items: own })) }
}

/**
 * What stands before the first value of a key, as far as one text shows: `ORDER#`, or all of a short word. What is a value of the item says
 * nothing about its type.
 */
function formOfText(text: string | undefined, delimiter: string, values: ReadonlySet<string>): string {
  if (text === undefined) return ''
  const [first = '', ...rest] = text.startsWith(delimiter) ? text.slice(1).split(delimiter) : text.split(delimiter)
  const lead = text.startsWith(delimiter) ? delimiter : ''
  if (values.has(first)) return ''
  if (rest.length > 0) return /^[A-Za-z_$]+$/.test(first) ? `${lead}${first}${delimiter}` : ''
  return /^[A-Z_]+$/.test(first) ? first : ''
}

/** The character that most keys have first behind a word. */
export function delimiterOf({ key, indexes, items }: ImportedTable): string {
  const keys = [key, ...indexes.map((index) => index.key)].flatMap(({ partition, sort }) => [...partition, ...sort])
  const counts = new Map<string, number>()
  for (const item of items) {
    for (const { name } of keys) {
      const found = /^\$?[A-Za-z_]*([#:|/~@!;&])/.exec(item[name]?.S ?? '')?.[1]
      if (found !== undefined) counts.set(found, (counts.get(found) ?? 0) + 1)
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? '#'
}
