import type { KeyloomError } from '../../errors/index.js'
import type { Codec } from '../codec/codec.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import type { Item } from '../item.js'
import { hasChanged, type ReadItem } from '../kept/kept-item.js'
import { type Refusal, sendTogether } from '../kept/send-together.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { UpdateItemCommand } from '../sdk.js'
import { send } from '../send.js'
import type { AttributeChange, CheckedChanges } from '../write/checked-changes.js'
import { deriveIndexKeys } from '../write/index-keys.js'
import type { PreparedKeyWrite, PreparedWrite } from '../write/prepared-write.js'
import { repeatability } from '../write/repeatability.js'
import { updateInput } from '../write/update-input.js'
import type { GivenOptions } from '../write/write-types.js'

/** Sets the time of the delete of an item that was read, or takes it away. */
export interface Stamp<E> {
  readonly subject: string
  readonly before: ReadItem<E>
  readonly now: Date
  readonly deletedAt: Date | undefined
  readonly options: GivenOptions
  failed(item: Item | undefined, cause: unknown): KeyloomError
}

/** The update, under the condition that the item is as it was read, and the entity as it will be. The keys of all indexes are derived anew. */
export function prepareStamp<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  { subject, before, now, deletedAt, options, failed }: Stamp<E>,
): PreparedKeyWrite & { readonly entity: E } {
  const { attribute = '', ttl } = plan.softDelete ?? {}
  const { key } = before
  const entity = stamped(plan, before.entity, { [attribute]: deletedAt }, now)
  const values: Record<string, unknown> = {}
  for (const name of Object.keys(plan.codec.attributes)) setOwn(values, name, property(entity, name))
  const changed = Object.keys(values).filter((name) => values[name] !== property(before.entity, name))
  const derived = deriveIndexKeys(plan, { values, changed })
  const indexKeys = {
    set: { ...derived.set, ...(ttl !== undefined && deletedAt !== undefined && { [ttl.attribute]: expiry(deletedAt, ttl.days) }) },
    remove: [...derived.remove, ...(ttl !== undefined && deletedAt === undefined ? [ttl.attribute] : [])],
  }
  const changes: CheckedChanges = { whole: [stampChange(plan, attribute, deletedAt)], within: [] }
  const asRead = new Map(decidingNames(plan, attribute).map((name) => [name, property(before.entity, name)]))
  const table = deployedTable(connection, plan.table)
  const input = updateInput(plan, { table, subject, key, changes, bounds: [], now, options }, { indexKeys, asRead })
  return { kind: 'Update', plan, subject, key, entity, input, failed }
}

function stampChange({ codec }: AnyEntityPlan, name: string, value: Date | undefined): AttributeChange {
  const codecs: Readonly<Record<string, Codec<unknown>>> = codec.attributes
  const stored = value === undefined ? undefined : codecs[name]?.write(value)
  return stored === undefined ? { name } : { name, value, stored }
}

/** The attributes that tell whether an item is as it was read: its version, or all but what is counted meanwhile. */
function decidingNames({ version, counters = [], codec }: AnyEntityPlan, attribute: string): readonly string[] {
  return version === undefined ? Object.keys(codec.attributes).filter((name) => !counters.includes(name)) : [version, attribute]
}

function stamped<E extends object>(plan: AnyEntityPlan, entity: E, stamp: object, now: Date): E {
  const after: Record<string, unknown> = { ...(entity as object) }
  for (const [name, value] of Object.entries(stamp)) {
    if (value === undefined) delete after[name]
    else setOwn(after, name, value)
  }
  if (plan.timestamps !== undefined) setOwn(after, plan.timestamps.updatedAt, now)
  if (plan.version !== undefined) setOwn(after, plan.version, Number(property(entity, plan.version)) + 1)
  return after as E
}

function expiry(deletedAt: Date, days: number): Item[string] {
  return { N: String(Math.floor(deletedAt.getTime() / 1000) + days * 86_400) }
}

/** Sends the update, in one transaction with what goes with it. */
export async function sendStamp(
  connection: Connection,
  main: PreparedKeyWrite,
  others: readonly PreparedWrite[],
): Promise<Refusal | undefined> {
  if (others.length > 0) return sendTogether(connection, [main, ...others])
  const { input, subject } = main
  let refusal: Refusal | undefined
  const conditionFailed = (item: Item | undefined, cause: unknown): KeyloomError => {
    const error = main.failed(item, cause)
    refusal = { write: main, item, error }
    return error
  }
  const context = { operation: 'UpdateItem', table: input.TableName, subject, write: repeatability(input, {}), conditionFailed }
  try {
    await send(connection, new UpdateItemCommand(input), context)
    return undefined
  } catch (error) {
    if (refusal === undefined || refusal.error !== error) throw error
    return refusal
  }
}

/** Another round where the item has changed since it was read, or what goes with it has; else the error. */
export function afterStamp(main: PreparedWrite, before: ReadItem<object>, { write, item, error }: Refusal): { readonly again: Error } {
  const isNews = write === main ? JSON.stringify(item) !== JSON.stringify(before.item) : write === undefined || hasChanged(write)
  if (isNews) return { again: error }
  throw error
}
