import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { FoundItems, ItemRef, ItemRefs } from '../item-ref.js'
import { KeyMap } from '../key-map.js'
import type { ShowOptions } from '../lifetime/hidden-rule.js'
import { isShown } from '../lifetime/shown.js'
import { named } from '../named.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import { checkKey } from '../write/entity-key.js'
import { belongsTo } from './belongs-to.js'

/** One item to read, and everybody who asked for it. */
export interface ItemRead {
  readonly table: string
  readonly key: Item
  readonly refs: { readonly name: string | number; readonly plan: AnyEntityPlan }[]
  /** All reads of its table, by their keys. */
  readonly among: KeyMap<ItemRead>
  /** What was found. */
  item?: Item
}

/** A reference, under a name or at a position. */
export type NamedRef = readonly [name: string | number, ref: ItemRef | undefined]

/**
 * The items to read, each once however many ask for it.
 *
 * @throws KeyloomError `INPUT.INVALID`, its path beginning with the name or position.
 */
export function itemReads(connection: Connection, refs: ItemRefs): ItemRead[] {
  // Positions stay numbers: to look each of them up by its text would take as long as all else that is done here.
  const all: Iterable<NamedRef> = Array.isArray(refs)
    ? refs.entries()
    : Object.keys(refs).map((name) => [name, property(refs, name) as ItemRef | undefined])
  return readsOf(connection, all)
}

/** As {@link itemReads}, of references under names that may stand more than once. */
export function readsOf(connection: Connection, refs: Iterable<NamedRef>): ItemRead[] {
  const reads: ItemRead[] = []
  const byTable = new Map<string, KeyMap<ItemRead>>()
  for (const [name, ref] of refs) {
    if (ref === undefined) continue
    const { plan } = ref
    const table = deployedTable(connection, plan.table)
    const { key } = named(name, () => checkKey(plan, `${plan.name}.ref`, ref.key))
    let among = byTable.get(table)
    if (among === undefined) {
      among = new KeyMap(plan.key.attributes)
      byTable.set(table, among)
    }
    const read: ItemRead = { table, key, refs: [{ name, plan }], among }
    const known = among.add(key, read)
    if (known === read) reads.push(read)
    else known.refs.push({ name, plan })
  }
  return reads
}

/** The answer in the shape of the question. */
export function foundItems<R extends ItemRefs>(refs: R, reads: readonly ItemRead[], now: Date, options: ShowOptions): FoundItems<R> {
  const items: Record<string | number, unknown> = Array.isArray(refs) ? (new Array(refs.length).fill(undefined) as never) : {}
  if (!Array.isArray(refs)) for (const name of Object.keys(refs)) setOwn(items, name, undefined)
  for (const { refs: asked, item } of reads) {
    if (item === undefined) continue
    for (const { name, plan } of asked) {
      if (!belongsTo(plan, item) || !isShown(plan, item, now, options)) continue
      const entity = plan.codec.read(item)
      if (typeof name === 'number') items[name] = entity
      else setOwn(items, name, entity)
    }
  }
  return items as FoundItems<R>
}
