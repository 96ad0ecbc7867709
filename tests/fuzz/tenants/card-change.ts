import { difference } from '../runtime/same.js'
import type { Change } from '../runtime/step.js'
import type { Values } from '../runtime/world.js'
import { listOf } from './lists.js'
import { changeOf, idOf, isDeleted, type Row, type Rows, valuesOf } from './rows.js'
import type { TenantExpected, TenantScene } from './tenant-step.js'

/** What becomes of a card: of what is unique of it, and of the count of its list. What is deleted holds nothing and is not counted. */
export function cardChange(scene: TenantScene, before: Row | undefined, after: Row | undefined, answer: unknown): TenantExpected {
  const held = before === undefined || isDeleted(before) ? undefined : before
  const wanted = after === undefined || isDeleted(after) ? undefined : after
  if (wanted !== undefined && isTaken(scene.rows, wanted.values)) return { code: 'ITEM.NOT_UNIQUE' }
  const { listId } = (before ?? after)!.values
  const list = listOf(scene, listId)
  const by = (wanted === undefined ? 0 : 1) - (held === undefined ? 0 : 1)
  if (by > 0 && list === undefined) return { code: 'ITEM.NOT_FOUND' }
  const { id } = changeOf((before ?? after)!)
  return {
    changes: [{ id, to: after }, ...(by === 0 || list === undefined ? [] : [counted(list, by)])],
    check: (result) => difference(result, answer),
  }
}

/** Whether another card of the list has the title. */
function isTaken(rows: Rows, { tenant, listId, number, title }: Values): boolean {
  return valuesOf(rows, 'card', String(tenant)).some(
    (card) => card.deletedAt === undefined && card.listId === listId && card.title === title && card.number !== number,
  )
}

function counted(list: Row, by: number): Change<Row> {
  return changeOf({ ...list, values: { ...list.values, cards: Number(list.values.cards) + by } })
}

/** The card with this key, deleted or not. */
export function cardOf({ rows, tenant }: TenantScene, key: Values): Row | undefined {
  return rows.get(idOf('card', { tenant, ...key }))
}
