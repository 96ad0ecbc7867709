/** What the table of the tenants should hold, derived by hand and not by Keyloom. */
import type { Item } from '@keyloom/core/runtime'
import type { Change } from '../runtime/step.js'
import { type Values, written } from '../runtime/world.js'

export type Kind = 'list' | 'card' | 'latest' | 'reading' | 'event'

/** An entity that is stored. */
export interface Row {
  readonly kind: Kind
  readonly values: Values
}

/** By {@link idOf}. Nothing changes one: a step makes another. */
export type Rows = ReadonlyMap<string, Row>

const types: Readonly<Record<Kind, string>> = { list: 'List', card: 'Card', latest: 'Latest', reading: 'Reading', event: 'Event' }

const padded = (number: unknown): string => String(number).padStart(4, '0')
const time = (at: unknown): string => (at as Date).toISOString()

/** The primary key of an entity, or of what its values are part of. */
export function keyOf(kind: Kind, { tenant, listId, number, sensorId, at, eventId }: Values): Readonly<Record<string, string>> {
  switch (kind) {
    case 'list':
      return { pk: `TENANT#${tenant}`, sk: `LIST#${listId}` }
    case 'card':
      return { pk: `TENANT#${tenant}`, sk: `CARD#${listId}#${padded(number)}` }
    case 'latest':
      return { pk: `SENSOR#${tenant}#${sensorId}`, sk: 'LATEST' }
    case 'reading':
      return { pk: `SENSOR#${tenant}#${sensorId}`, sk: `READING#${at}` }
    case 'event':
      return { pk: `DAY#${tenant}#${time(at).slice(0, 10)}`, sk: `${time(at)}#${eventId}` }
  }
}

export function idOf(kind: Kind, values: Values): string {
  return Object.values(keyOf(kind, values)).join(' ')
}

export function changeOf(row: Row): Change<Row> {
  return { id: idOf(row.kind, row.values), to: row }
}

export function isDeleted({ values }: Row): boolean {
  return values.deletedAt !== undefined
}

/** The entities of a kind that a tenant has. */
export function valuesOf(rows: Rows, kind: Kind, tenant: string): Values[] {
  return [...rows.values()].flatMap((row) => (row.kind === kind && row.values.tenant === tenant ? [row.values] : []))
}

/** Everything that the table should hold. */
export function itemsOf(rows: Rows): Item[] {
  return [...rows.values()].flatMap((row) => [itemOf(row), ...sentinelsOf(row)])
}

function itemOf({ kind, values }: Row): Item {
  const item: Item = { _type: { S: types[kind] } }
  for (const [name, text] of Object.entries({ ...keyOf(kind, values), ...indexKeyOf(kind, values) })) item[name] = { S: text }
  for (const [name, value] of Object.entries(values)) if (value !== undefined) item[name] = written(name, value)
  return item
}

function indexKeyOf(kind: Kind, values: Values): Readonly<Record<string, string>> {
  const { tenant, title, listId, number, deletedAt, at, eventId } = values
  if (kind === 'event') {
    const sizes = { gsi2pk: `SIZES#${tenant}`, gsi2sk: `${values.size}#${time(at)}#${eventId}` }
    return { gsi1pk: `KIND#${tenant}#${values.kind}`, gsi1sk: `${time(at)}#${eventId}`, ...sizes }
  }
  if (kind !== 'card' || deletedAt !== undefined) return {}
  return { gsi1pk: `OPEN#${tenant}`, gsi1sk: `${title}#${listId}#${padded(number)}` }
}

function sentinelsOf(row: Row): Item[] {
  const { tenant, listId, title } = row.values
  if (row.kind !== 'card' || isDeleted(row)) return []
  const owner = Object.fromEntries(Object.entries(keyOf('card', row.values)).map(([name, text]) => [name, { S: text }]))
  return [
    { pk: { S: `UNIQUE#Card#title#${tenant}#${listId}#${title}` }, sk: { S: 'UNIQUE' }, _owner: { M: owner }, _type: { S: '$unique' } },
  ]
}
