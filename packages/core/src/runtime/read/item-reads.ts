import { deployedTable } from '../connect.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import type { FoundItems, ItemRef, ItemRefs } from '../item-ref.js'
import { keyIdentity } from '../key-identity.js'
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
  readonly identity: string
  readonly refs: { readonly name: string; readonly plan: AnyEntityPlan }[]
}

/**
 * The items to read, each once however many ask for it.
 *
 * @throws KeyloomError `INPUT.INVALID`, its path beginning with the name or position.
 */
export function itemReads(connection: Connection, refs: ItemRefs): ItemRead[] {
  return readsOf(
    connection,
    Object.keys(refs).map((name) => [name, property(refs, name) as ItemRef | undefined]),
  )
}

/** As {@link itemReads}, of references under names that may stand more than once. */
export function readsOf(connection: Connection, refs: readonly (readonly [name: string, ref: ItemRef | undefined])[]): ItemRead[] {
  const reads = new Map<string, ItemRead>()
  for (const [name, ref] of refs) {
    if (ref === undefined) continue
    const { plan } = ref
    const table = deployedTable(connection, plan.table)
    const { key } = named(name, () => checkKey(plan, `${plan.name}.ref`, ref.key))
    const identity = keyIdentity(table, plan.key.attributes, key)
    const read = reads.get(identity) ?? { table, key, identity, refs: [] }
    read.refs.push({ name, plan })
    reads.set(identity, read)
  }
  return [...reads.values()]
}

/** The answer in the shape of the question. */
export function foundItems<R extends ItemRefs>(
  refs: R,
  found: Iterable<readonly [ItemRead, Item]>,
  now: Date,
  options: ShowOptions,
): FoundItems<R> {
  const items: Record<string, unknown> = Array.isArray(refs) ? (new Array(refs.length).fill(undefined) as never) : {}
  if (!Array.isArray(refs)) for (const name of Object.keys(refs)) setOwn(items, name, undefined)
  for (const [{ refs: asked }, item] of found) {
    for (const { name, plan } of asked)
      if (belongsTo(plan, item) && isShown(plan, item, now, options)) setOwn(items, name, plan.codec.read(item))
  }
  return items as FoundItems<R>
}
