import { type KeyloomError, keyloomError } from '../errors/index.js'
import { shownValue } from '../keys/index.js'
import type { Codec } from './codec/codec.js'
import { type Issue, issueText } from './codec/issue.js'
import { property, setOwn } from './own-property.js'

/** Checks the values that a call gives by name: each must be there. Others are ignored, so a whole entity serves as its own key. */
export function checkInputs(
  subject: string,
  names: readonly string[],
  codecs: Readonly<Record<string, Codec<unknown>>>,
  values: unknown,
): Record<string, unknown> {
  if (typeof values !== 'object' || values === null) {
    throw invalidInput(subject, names[0] ?? '', values, `expected an object with ${names.join(', ') || 'nothing'}`)
  }
  const checked: Record<string, unknown> = {}
  for (const name of names) setOwn(checked, name, checkInput(subject, name, codecs[name]!, property(values, name)))
  return checked
}

/** Checks one value; defaults do not apply to what a call asks for. */
export function checkInput(subject: string, name: string, codec: Codec<unknown>, value: unknown): unknown {
  if (value === undefined && codec.fixed !== true) throw invalidInput(subject, name, value, 'it is missing')
  const issues: Issue[] = []
  const checked = codec.check(value, issues)
  if (issues.length > 0) throw invalidInput(subject, name, value, issues.map(issueText).join('; '), issues)
  return checked
}

/** The error for an input that is not what the schema asks for, made before anything is sent. */
export function invalidInput(subject: string, name: string, value: unknown, reason: string, issues: readonly Issue[] = []): KeyloomError {
  return keyloomError('INPUT.INVALID', `${subject}: '${name}' cannot be ${shownValue(value)}: ${reason}.`, {
    path: [name, ...(issues[0]?.path ?? [])],
    payload: { subject, attribute: name, value, issues },
  })
}
