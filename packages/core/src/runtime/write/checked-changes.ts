import type { Codec } from '../codec/codec.js'
import { type Issue, issueText } from '../codec/issue.js'
import { checkInput, invalidInput } from '../input.js'
import type { AttributeValue } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Changes } from './write-types.js'

/** The changes of an update, checked, by attribute name. */
export interface CheckedChanges {
  readonly set: ReadonlyMap<string, unknown>
  readonly add: ReadonlyMap<string, AttributeValue>
  /** Attributes to remove; a set that became empty is one of them. */
  readonly remove: ReadonlySet<string>
}

/** @throws KeyloomError `INPUT.INVALID` naming the attribute and what is wrong with its change. */
export function checkChanges(plan: AnyEntityPlan, subject: string, changes: Changes): CheckedChanges {
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  const set = new Map<string, unknown>()
  const add = new Map<string, AttributeValue>()
  const remove = new Set<string>()
  const changed = new Set<string>()

  const changeable = (name: string, value: unknown): Codec<unknown> => {
    const codec = Object.hasOwn(codecs, name) ? codecs[name] : undefined
    if (codec === undefined) throw invalidInput(subject, name, value, `${plan.name} has no such attribute`)
    if (codec.implied === true) throw invalidInput(subject, name, value, 'Keyloom sets this attribute itself')
    if (plan.key.from.includes(name)) throw invalidInput(subject, name, value, 'it is part of the primary key, which never changes')
    if (changed.has(name)) throw invalidInput(subject, name, value, 'an update changes an attribute once')
    changed.add(name)
    return codec
  }

  for (const [name, value] of changesOf(changes.set)) {
    const codec = changeable(name, value)
    if (value === undefined) throw invalidInput(subject, name, value, 'leave it out to keep what is there, or name it in `remove`')
    const checked = checkInput(subject, name, codec, value)
    if (checked === undefined || codec.write(checked) === undefined) remove.add(name)
    else set.set(name, checked)
  }
  for (const [name, value] of changesOf(changes.add)) {
    const operand = checkOperand(subject, name, changeable(name, value), value)
    if (operand !== undefined) add.set(name, operand)
  }
  for (const name of changes.remove ?? []) {
    const codec = changeable(name, undefined)
    if (codec.optional !== true && codec.absent === undefined)
      throw invalidInput(subject, name, undefined, 'it is required, so it cannot be removed')
    remove.add(name)
  }
  return { set, add, remove }
}

function changesOf(changes: object | undefined): [string, unknown][] {
  return changes === undefined ? [] : Object.keys(changes).map((name) => [name, property(changes, name)])
}

function checkOperand(subject: string, name: string, codec: Codec<unknown>, value: unknown): AttributeValue | undefined {
  if (codec.increment === undefined) throw invalidInput(subject, name, value, 'only numbers and sets can be added to')
  const issues: Issue[] = []
  const operand = codec.increment(value, issues)
  if (issues.length > 0) throw invalidInput(subject, name, value, issues.map(issueText).join('; '), issues)
  return operand
}
