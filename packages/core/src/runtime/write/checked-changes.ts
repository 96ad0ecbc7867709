import type { Codec } from '../codec/codec.js'
import type { Expression } from '../expression/expression.js'
import { checkInput, invalidInput } from '../input.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Changes } from './write-types.js'

/** The changes of an update, checked, by attribute name. */
export interface CheckedChanges {
  readonly set: ReadonlyMap<string, unknown>
  /** Attributes to remove; a set that became empty is one of them. */
  readonly remove: ReadonlySet<string>
  /** Changes in place, of what is stored: numbers, lists, sets and nested parts. */
  readonly within: readonly WithinChange[]
}

/** A change of what an attribute holds, as an action of the update expression. */
export interface WithinChange {
  /** The attribute. */
  readonly root: string
  readonly clause: 'SET' | 'REMOVE' | 'ADD' | 'DELETE'
  action(expression: Expression): string
  /** The clause of the condition that the change needs: what holds the part must be there. */
  requires?(expression: Expression): string
}

/** What a change in place asks for before it is made: the codec of an attribute that may change. */
export interface ClaimAttribute {
  /** The whole attribute is changed. */
  whole(name: string, value: unknown): Codec<unknown>
  /** A part of it is; other parts may be too. */
  part(name: string, value: unknown): Codec<unknown>
}

/** Reads the changes in place: `changesWithin`, or `additions`; generated code imports it for updates that may have some. */
export type WithinChanges = (plan: AnyEntityPlan, subject: string, changes: Changes, claim: ClaimAttribute) => readonly WithinChange[]

/** @throws KeyloomError `INPUT.INVALID` naming the attribute and what is wrong with its change. */
export function checkChanges(plan: AnyEntityPlan, subject: string, changes: Changes): CheckedChanges {
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  const set = new Map<string, unknown>()
  const remove = new Set<string>()
  const changed = new Set<string>()
  const inPart = new Set<string>()

  const changeable = (name: string, value: unknown, isPart = false): Codec<unknown> => {
    const codec = Object.hasOwn(codecs, name) ? codecs[name] : undefined
    if (codec === undefined) throw invalidInput(subject, name, value, `${plan.name} has no such attribute`)
    if (codec.implied === true) throw invalidInput(subject, name, value, 'Keyloom sets this attribute itself')
    if ((plan.key.fixed ?? plan.key.from).includes(name))
      throw invalidInput(subject, name, value, 'it is part of the primary key, which never changes')
    if (plan.readOnly?.names.includes(name))
      throw invalidInput(subject, name, value, 'it is set when an item is created, and never changes')
    if (changed.has(name) || (!isPart && inPart.has(name))) throw invalidInput(subject, name, value, 'an update changes an attribute once')
    const claimed = isPart ? inPart : changed
    claimed.add(name)
    return codec
  }

  for (const [name, value] of changesOf(changes.set)) {
    const codec = changeable(name, value)
    if (value === undefined) throw invalidInput(subject, name, value, 'leave it out to keep what is there, or name it in `remove`')
    const checked = checkInput(subject, name, codec, value)
    if (checked === undefined || codec.write(checked) === undefined) remove.add(name)
    else set.set(name, checked)
  }
  for (const name of changes.remove ?? []) {
    const codec = changeable(name, undefined)
    if (codec.optional !== true && codec.absent === undefined)
      throw invalidInput(subject, name, undefined, 'it is required, so it cannot be removed')
    remove.add(name)
  }
  const claim: ClaimAttribute = { whole: (name, value) => changeable(name, value), part: (name, value) => changeable(name, value, true) }
  const within =
    plan.within === undefined ? noneOf(subject, changes, inPlace) : (plan.within as WithinChanges)(plan, subject, changes, claim)
  return { set, remove, within }
}

const inPlace = ['add', 'append', 'prepend', 'delete', 'parts'] as const

/** No change of these kinds. @throws KeyloomError `INPUT.INVALID` where there is one. */
export function noneOf(subject: string, changes: Changes, kinds: readonly (typeof inPlace)[number][]): [] {
  const asked = kinds.find((each) => changes[each] !== undefined)
  if (asked === undefined) return []
  throw invalidInput(subject, asked, changes[asked], 'the entity has nothing of the kind, or this update sets and removes attributes only')
}

export function changesOf(changes: object | undefined): [string, unknown][] {
  return changes === undefined ? [] : Object.keys(changes).map((name) => [name, property(changes, name)])
}
