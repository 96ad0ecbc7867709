import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { invalidType } from './fault.js'
import { type Issue, issueText } from './issue.js'
import { checkProperty, type Property, readProperty, writeProperty } from './properties.js'
import { isBasePolluted, type Unrolled, unlessFault } from './unrolled.js'

/** Makes an entity, or what an index holds of one, of a stored item. */
export interface ReadCodec<E> {
  /** @throws KeyloomError `ITEM.MALFORMED` with all issues. */
  read(item: Item): E
}

/** The codec of each attribute, by its name. */
export type AttributeCodecs<E> = { readonly [Name in keyof E & string]: Codec<unknown> }

/** How the attributes of an entity become those of an item and back. */
export interface EntityCodec<E> extends ReadCodec<E> {
  /** The name of the entity. */
  readonly name: string
  /** By attribute name. */
  readonly attributes: AttributeCodecs<E>
  /** Attributes that `read` leaves out, and an entity without them. */
  readonly hidden?: readonly string[]
  shown?(entity: E): E
  /** The entity with what is computed of its attributes made anew. @throws KeyloomError `ITEM.INVALID`. */
  computed?(entity: E): E
  /** The name an attribute is stored under. */
  stored(attribute: string): string
  /**
   * Checks an input and gives the entity it means: a copy with defaults, without unknown attributes, `implied` values added.
   *
   * @throws KeyloomError `ITEM.INVALID` with all issues.
   */
  parse(input: object, implied?: Readonly<Record<string, unknown>>): E
  /** The attributes of a checked entity, without key attributes and discriminator. */
  write(entity: E): Item
}

/**
 * The codec of an entity: a table of the codecs of its attributes, and what generated code makes of it. `storedNames` holds the attributes that are stored under another name.
 *
 * @example `entityCodec<Order>('Order', { orderId: string({ min: 1 }), total: integer({ min: 0 }) }, undefined, { total: 't' })`
 */
export function entityCodec<E extends object>(
  name: string,
  attributes: AttributeCodecs<E>,
  unrolled?: Unrolled<E>,
  storedNames: Readonly<Record<string, string>> = {},
): EntityCodec<E> {
  const stored = (attribute: string): string => (Object.hasOwn(storedNames, attribute) ? storedNames[attribute]! : attribute)
  const all: Property[] = Object.entries<Codec<unknown>>(attributes).map(([each, codec]) => ({ name: each, stored: stored(each), codec }))
  const given = all.filter(({ codec }) => codec.implied !== true)
  return {
    name,
    attributes,
    stored,
    parse(input, implied = {}) {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) throw invalidItem(name, [invalidType('object', input)])
      const checked = unrolled && unlessFault((issues) => unrolled.check(input, issues))
      const entity = (checked ?? checkAll(name, given, input)) as Record<string, unknown>
      for (const each of Object.keys(implied)) setOwn(entity, each, implied[each])
      return entity as E
    },
    write(entity) {
      if (unrolled !== undefined && !isBasePolluted()) return unrolled.write(entity) as Item
      const item: Item = {}
      for (const each of all) writeProperty(each, entity, item)
      return item
    },
    read: (item) => ((unrolled && unlessFault((issues) => unrolled.read(item, issues))) ?? readAll(name, all, item)) as E,
  }
}

/** Reads some of the attributes of an entity: what an index holds of it. `recover` gives those that stand in the item's keys only. */
export function partialCodec<T>(
  entity: EntityCodec<object>,
  attributes: readonly (keyof T & string)[],
  recover?: (item: Item) => object,
): ReadCodec<T> {
  const codecs: Readonly<Record<string, Codec<unknown>>> = entity.attributes
  const held: Property[] = attributes.map((each) => ({ name: each, stored: entity.stored(each), codec: codecs[each]! }))
  if (recover === undefined) return { read: (item) => readAll(entity.name, held, item) as T }
  return {
    read(item) {
      const recovered = recover(item)
      const missing = held.filter(({ name }) => property(recovered, name) === undefined)
      return { ...(readAll(entity.name, missing, item) as object), ...recovered } as T
    },
  }
}

function checkAll(name: string, properties: readonly Property[], input: object): object {
  const issues: Issue[] = []
  const entity: Record<string, unknown> = {}
  for (const each of properties) checkProperty(each, input, entity, issues)
  if (issues.length > 0) throw invalidItem(name, issues)
  return entity
}

function readAll(name: string, properties: readonly Property[], item: Item): object {
  const issues: Issue[] = []
  const entity: Record<string, unknown> = {}
  for (const each of properties) readProperty(each, item, entity, issues)
  if (issues.length > 0) throw malformedItem(name, issues)
  return entity
}

/** The error for an entity that cannot be written. */
export function invalidItem(entity: string, issues: readonly Issue[]): KeyloomError {
  return keyloomError('ITEM.INVALID', `This ${entity} cannot be written: ${issues.map(issueText).join('; ')}.`, {
    ...(issues[0] !== undefined && { path: issues[0].path }),
    payload: { entity, issues },
  })
}

function malformedItem(entity: string, issues: readonly Issue[]): KeyloomError {
  return keyloomError('ITEM.MALFORMED', `A stored ${entity} does not satisfy its schema: ${issues.map(issueText).join('; ')}.`, {
    fix: 'Correct the item, or let the schema accept what is stored.',
    ...(issues[0] !== undefined && { path: issues[0].path }),
    payload: { entity, issues },
  })
}
