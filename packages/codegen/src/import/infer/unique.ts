import type { Item } from '../../scan/stored-entity.js'
import type { EntityDraft, ImportedTable } from '../draft.js'
import { type Sources, templateOf } from './key-parts.js'

/** The unique constraints that sentinels of Keyloom show: items whose key is made of the values, and which name the item that has them. */
export function uniqueOf(table: ImportedTable, entity: EntityDraft, type: string | false, delimiter: string): EntityDraft['unique'] {
  const keys = [...table.key.partition, ...table.key.sort].map(({ name }) => name)
  const [partition = ''] = keys
  const identity = (key: Readonly<Item> | undefined): string => JSON.stringify(keys.map((name) => key?.[name]))
  const owners = new Map(entity.items.map((item) => [identity(item), item]))
  const byName = new Map<string, Item[]>()
  for (const sentinel of table.items) {
    if (type === false || sentinel[type]?.S !== '$unique') continue
    const owner = owners.get(identity(sentinel._owner?.M))
    const text = sentinel[partition]?.S
    const name = text?.split(delimiter)[2]
    if (owner === undefined || name === undefined) continue
    byName.set(name, [...(byName.get(name) ?? []), { ...owner, [partition]: { S: text! } }])
  }
  const attributes = entity.attributes.map(({ name, stored }) => stored ?? name)
  const sources: Sources = { attributes, delimiter, optional: new Set() }
  return Object.fromEntries(
    [...byName].flatMap(([name, items]) => {
      const holes =
        templateOf(partition, items, sources)?.tokens.flatMap((token) => (token.kind === 'hole' ? [token.fragment.attribute] : [])) ?? []
      const named = holes.map((stored) => entity.attributes.find((one) => (one.stored ?? one.name) === stored)!.name)
      return named.length === 0 ? [] : [[name, named]]
    }),
  )
}
