import { keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, IndexKeyPlan } from '../plans.js'

/** What an update knows of the entity as it will be. */
export interface KnownAttributes {
  /** From the key and the changes, each of the object's own; an attribute that is removed is known to be undefined. */
  readonly values: Readonly<Record<string, unknown>>
  /** Attributes that the update changes. */
  readonly changed: readonly string[]
}

/** The key attributes that an update writes, and those it removes. */
export interface IndexKeyChanges {
  readonly set: Item
  readonly remove: readonly string[]
}

/** Raised by an attribute that the key of an index needs and the update does not know. */
class UnknownAttribute {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/**
 * The keys of all indexes that an update touches, derived anew. Both halves of a key are written, or both are removed.
 *
 * @throws KeyloomError `UPDATE.PARTIAL_KEY` when an index that requires all parts misses some.
 */
export function deriveIndexKeys(plan: AnyEntityPlan, known: KnownAttributes): IndexKeyChanges {
  const set: Item = {}
  const remove: string[] = []
  for (const index of plan.indexes) {
    if (!isTouched(index, known)) continue
    const key = deriveKey(plan, index, known)
    for (const attribute of index.attributes) {
      const value = key === undefined ? undefined : key[attribute]
      if (value === undefined) remove.push(attribute)
      else setOwn(set, attribute, value)
    }
  }
  return { set, remove }
}

/** Attributes that have to be read before keys can be derived: of indexes with `read`, and whether an item is deleted, which no call says. */
export function attributesToRead(plan: AnyEntityPlan, known: KnownAttributes): readonly string[] {
  const names: string[] = []
  for (const index of plan.indexes) {
    if (!isTouched(index, known) || isKnown(index, known) || attempt(index, known).kind === 'derived') continue
    for (const name of unknownOf(index, known)) {
      const isRead = index.onPartialUpdate === 'read' || name === plan.softDelete?.attribute
      if (isRead && !names.includes(name)) names.push(name)
    }
  }
  return names
}

function isTouched({ from }: IndexKeyPlan, { changed }: KnownAttributes): boolean {
  for (const name of from) if (changed.includes(name)) return true
  return false
}

function isKnown({ from }: IndexKeyPlan, { values }: KnownAttributes): boolean {
  for (const name of from) if (!Object.hasOwn(values, name)) return false
  return true
}

function deriveKey(plan: AnyEntityPlan, index: IndexKeyPlan, known: KnownAttributes): Item | undefined {
  const result = attempt(index, known)
  if (result.kind === 'derived') return result.key
  if (index.onPartialUpdate === 'drop') return undefined
  const missing = unknownOf(index, known)
  const names = missing.map((name) => `'${name}'`).join(', ')
  throw keyloomError('UPDATE.PARTIAL_KEY', `${plan.name}.update changes part of ${derivedText(index)} without ${names}.`, {
    fix: `Give ${missing.length === 1 ? 'it' : 'them'} in \`set\` (or in \`remove\`), as they are or as they will be.`,
    path: [missing[0] ?? index.name],
    payload: { entity: plan.name, index: index.name, missing },
  })
}

/** What a derivation makes, in a sentence. */
export function derivedText({ name, isAttribute }: IndexKeyPlan): string {
  return isAttribute === true ? `what '${name}' is computed of` : `the key of the index '${name}'`
}

type Attempt = { readonly kind: 'derived'; readonly key: Item | undefined } | { readonly kind: 'unknown' }

/** Builds the key of what is known. Membership may be decided without the parts that are not: an order that is shipped left the index. */
function attempt(index: IndexKeyPlan, known: KnownAttributes): Attempt {
  const { values } = known
  const leaves = index.needs?.some((name) => Object.hasOwn(values, name) && values[name] === undefined)
  if (leaves === true) return { kind: 'derived', key: undefined }
  if (isKnown(index, known)) return { kind: 'derived', key: index.build(values) }
  try {
    return { kind: 'derived', key: index.build(partialEntity(index, known)) }
  } catch (error) {
    if (error instanceof UnknownAttribute) return { kind: 'unknown' }
    throw error
  }
}

function partialEntity(index: IndexKeyPlan, known: KnownAttributes): object {
  const entity = { ...known.values }
  for (const name of unknownOf(index, known)) {
    Object.defineProperty(entity, name, {
      enumerable: true,
      get() {
        throw new UnknownAttribute(name)
      },
    })
  }
  return entity
}

function unknownOf(index: IndexKeyPlan, { values }: KnownAttributes): string[] {
  return index.from.filter((name) => !Object.hasOwn(values, name))
}

/** What is known once the entity was read: what the update does not change is as it was. */
export function withStored(known: KnownAttributes, names: readonly string[], stored: object): KnownAttributes {
  const values = { ...known.values }
  for (const name of names) if (!Object.hasOwn(values, name)) setOwn(values, name, property(stored, name))
  return { ...known, values }
}
