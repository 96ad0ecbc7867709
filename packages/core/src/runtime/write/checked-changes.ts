import type { Codec } from '../codec/codec.js'
import type { Expression } from '../expression/expression.js'
import { checkInput, invalidInput } from '../input.js'
import type { AttributeValue } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Changes } from './write-types.js'

/** The changes of an update, checked. */
export interface CheckedChanges {
  /** Of whole attributes, at most one of each. */
  readonly whole: readonly AttributeChange[]
  /** Changes in place, of what is stored: numbers, lists, sets and nested parts. */
  readonly within: readonly WithinChange[]
}

/** What becomes of an attribute. */
export interface AttributeChange {
  readonly name: string
  /** As the application has it, and as DynamoDB stores it; absent where the attribute is removed, as a set is that became empty. */
  readonly value?: unknown
  readonly stored?: AttributeValue
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
  const whole: AttributeChange[] = []
  const set = (changes.set ?? {}) as Readonly<Record<string, unknown>>
  for (const name of Object.keys(set)) whole.push(checkSet(plan, subject, name, set[name]))
  for (const name of changes.remove ?? []) {
    refuseTwice(subject, name, undefined, whole)
    const codec = changeable(plan, subject, name, undefined)
    if (codec.optional !== true && codec.absent === undefined)
      throw invalidInput(subject, name, undefined, 'it is required, so it cannot be removed')
    whole.push({ name })
  }
  return { whole, within: checkWithin(plan, subject, changes, whole) }
}

function checkSet(plan: AnyEntityPlan, subject: string, name: string, value: unknown): AttributeChange {
  const codec = changeable(plan, subject, name, value)
  if (value === undefined) throw invalidInput(subject, name, value, 'leave it out to keep what is there, or name it in `remove`')
  const checked = checkInput(subject, name, codec, value)
  const stored = checked === undefined ? undefined : codec.write(checked)
  return stored === undefined ? { name } : { name, value: checked, stored }
}

function checkWithin(plan: AnyEntityPlan, subject: string, changes: Changes, whole: readonly AttributeChange[]): readonly WithinChange[] {
  const { add, append, prepend, delete: members, parts } = changes
  if ((add ?? append ?? prepend ?? members ?? parts) === undefined) return []
  if (plan.within === undefined) return noneOf(subject, changes, inPlace)
  const changed: { readonly name: string }[] = [...whole]
  const inPart: { readonly name: string }[] = []
  return (plan.within as WithinChanges)(plan, subject, changes, {
    whole(name, value) {
      const codec = changeable(plan, subject, name, value)
      refuseTwice(subject, name, value, [...changed, ...inPart])
      changed.push({ name })
      return codec
    },
    part(name, value) {
      const codec = changeable(plan, subject, name, value)
      refuseTwice(subject, name, value, changed)
      inPart.push({ name })
      return codec
    },
  })
}

/** The codec of an attribute that an update may change. */
function changeable(plan: AnyEntityPlan, subject: string, name: string, value: unknown): Codec<unknown> {
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  const codec = Object.hasOwn(codecs, name) ? codecs[name] : undefined
  if (codec === undefined) throw invalidInput(subject, name, value, `${plan.name} has no such attribute`)
  if (codec.implied === true) throw invalidInput(subject, name, value, 'Keyloom sets this attribute itself')
  if ((plan.key.fixed ?? plan.key.from).includes(name))
    throw invalidInput(subject, name, value, 'it is part of the primary key, which never changes')
  if (plan.readOnly?.names.includes(name)) throw invalidInput(subject, name, value, 'it is set when an item is created, and never changes')
  return codec
}

function refuseTwice(subject: string, name: string, value: unknown, others: readonly { readonly name: string }[]): void {
  if (others.some((other) => other.name === name)) throw invalidInput(subject, name, value, 'an update changes an attribute once')
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
