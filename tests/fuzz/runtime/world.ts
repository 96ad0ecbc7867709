/** What the table should hold: entities by their keys, and of each the item that it makes, derived by hand and not by Keyloom. */
import type { AttributeValue, Item } from '@keyloom/core/runtime'

export type Values = Readonly<Record<string, unknown>>
export type KindName = 'person' | 'order' | 'task'

/** An entity that is stored. */
export interface Stored {
  readonly kind: KindName
  readonly values: Values
  /** The attributes of an index that the item left because an update gave only a part of its key. */
  readonly dropped?: boolean
}

/** By {@link idOf}. Nothing changes one: a step makes another. */
export type World = ReadonlyMap<string, Stored>

interface Kind {
  readonly type: string
  /** The attribute that tells items of one team apart. */
  readonly id: string
  readonly prefix: string
  /** The keys of indexes, as attributes. */
  indexes(values: Values, dropped: boolean): Readonly<Record<string, string>>
  /** The partition keys of the sentinels. */
  unique(values: Values): readonly string[]
  readonly versioned: boolean
  readonly timestamps: boolean
}

const none = (): readonly string[] => []

export const kinds: Readonly<Record<KindName, Kind>> = {
  person: {
    type: 'Person',
    id: 'personId',
    prefix: 'PERSON#',
    indexes: ({ name, email }) => ({ gsi1pk: `NAME#${name}`, gsi1sk: `${email}` }),
    unique: ({ team, email, handle }) => [
      `UNIQUE#Person#email#${email}`,
      ...(handle === undefined ? [] : [`UNIQUE#Person#handle#${team}#${handle}`]),
    ],
    versioned: false,
    timestamps: true,
  },
  order: {
    type: 'Order',
    id: 'orderId',
    prefix: 'ORDER#',
    indexes: ({ status, priority, team, orderId }) =>
      status === 'shipped' ? {} : { gsi1pk: `STATUS#${status}`, gsi1sk: `${priority}#${team}#${orderId}` },
    unique: none,
    versioned: true,
    timestamps: true,
  },
  task: {
    type: 'Task',
    id: 'taskId',
    prefix: 'TASK#',
    indexes: ({ lane, rank, owner, team, taskId }, dropped) => ({
      ...(!dropped && { gsi1pk: `LANE#${lane}`, gsi1sk: `${rank}` }),
      ...(owner !== undefined && { gsi2pk: `OWNER#${owner}`, gsi2sk: `${team}#${taskId}` }),
    }),
    unique: none,
    versioned: false,
    timestamps: false,
  },
}

/** The primary key of an entity, or of what its values are part of. */
export function keyOf(kind: KindName, values: Values): { readonly pk: string; readonly sk: string } {
  const { prefix, id } = kinds[kind]
  return { pk: `TEAM#${values.team}`, sk: `${prefix}${values[id]}` }
}

export function idOf(kind: KindName, values: Values): string {
  const { pk, sk } = keyOf(kind, values)
  return `${pk} ${sk}`
}

export function isExpired({ values }: Stored, now: number): boolean {
  return values.expires !== undefined && (values.expires as Date).getTime() <= now
}

/** The entity with this key, unless its time is over. */
export function live(world: World, id: string, now: number): Stored | undefined {
  const stored = world.get(id)
  return stored === undefined || isExpired(stored, now) ? undefined : stored
}

/** Everything that the table should hold. Sentinels of items whose time is over may be there or not, and are left out. */
export function itemsOf(world: World, now: number): Item[] {
  return [...world.values()].flatMap((stored) => [itemOf(stored), ...(isExpired(stored, now) ? [] : sentinelsOf(stored))])
}

function itemOf({ kind, values, dropped = false }: Stored): Item {
  const { type, indexes } = kinds[kind]
  const item: Item = { _type: { S: type } }
  for (const [name, text] of Object.entries({ ...keyOf(kind, values), ...indexes(values, dropped) })) item[name] = { S: text }
  for (const [name, value] of Object.entries(values)) if (value !== undefined) item[storedName(name)] = written(name, value)
  return item
}

function sentinelsOf({ kind, values }: Stored): Item[] {
  const { pk, sk } = keyOf(kind, values)
  return kinds[kind].unique(values).map((sentinel) => ({
    pk: { S: sentinel },
    sk: { S: 'UNIQUE' },
    _owner: { M: { pk: { S: pk }, sk: { S: sk } } },
    _type: { S: '$unique' },
    ...(values.expires !== undefined && { expiresAt: written('expires', values.expires) }),
  }))
}

function storedName(name: string): string {
  return name === 'expires' ? 'expiresAt' : name
}

/** A value as it is stored. */
export function written(name: string, value: unknown): AttributeValue {
  if (value instanceof Date) return name === 'expires' ? { N: String(value.getTime() / 1000) } : { S: value.toISOString() }
  if (value instanceof Set) return { SS: [...value].sort() }
  if (Array.isArray(value)) return { L: value.map((each) => written('', each)) }
  if (typeof value === 'object')
    return { M: Object.fromEntries(Object.entries(value ?? {}).map(([key, each]) => [key, written(key, each)])) }
  return typeof value === 'number' ? { N: String(value) } : { S: String(value) }
}
