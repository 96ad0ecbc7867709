import { keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { AnyEntityPlan, IndexKeyPlan } from '../plans.js'

/** What an update knows of the entity as it will be. */
export interface KnownAttributes {
  /** From the key and the changes; an attribute that is removed is known to be undefined. */
  readonly values: ReadonlyMap<string, unknown>
  /** Attributes that the update changes. */
  readonly changed: ReadonlySet<string>
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
  for (const index of touchedIndexes(plan, known)) {
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
export function attributesToRead(plan: AnyEntityPlan, known: KnownAttributes): ReadonlySet<string> {
  const names = new Set<string>()
  for (const index of touchedIndexes(plan, known)) {
    const unknown = unknownOf(index, known)
    if (unknown.length === 0 || attempt(index, known).kind === 'derived') continue
    for (const name of unknown) {
      if (index.onPartialUpdate === 'read' || name === plan.softDelete?.attribute) names.add(name)
    }
  }
  return names
}

function touchedIndexes(plan: AnyEntityPlan, { changed }: KnownAttributes): readonly IndexKeyPlan[] {
  return plan.indexes.filter((index) => index.from.some((name) => changed.has(name)))
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
  const leaves = index.needs?.some((name) => known.values.has(name) && known.values.get(name) === undefined)
  if (leaves === true) return { kind: 'derived', key: undefined }
  try {
    return { kind: 'derived', key: index.build(partialEntity(index, known)) }
  } catch (error) {
    if (error instanceof UnknownAttribute) return { kind: 'unknown' }
    throw error
  }
}

function partialEntity(index: IndexKeyPlan, { values }: KnownAttributes): object {
  const entity: Record<string, unknown> = {}
  for (const name of index.from) {
    if (values.has(name)) setOwn(entity, name, values.get(name))
    else {
      Object.defineProperty(entity, name, {
        enumerable: true,
        get() {
          throw new UnknownAttribute(name)
        },
      })
    }
  }
  return entity
}

function unknownOf(index: IndexKeyPlan, { values }: KnownAttributes): string[] {
  return index.from.filter((name) => !values.has(name))
}

/** What is known once the entity was read: what the update does not change is as it was. */
export function withStored(known: KnownAttributes, names: ReadonlySet<string>, stored: object): KnownAttributes {
  const values = new Map(known.values)
  for (const name of names) if (!values.has(name)) values.set(name, property(stored, name))
  return { ...known, values }
}
