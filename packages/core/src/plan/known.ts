import { encodeValue, isInjective } from '../keys/index.js'
import type { Condition, EntityModel, KeyEncoding, KeyToken, PatternInput } from '../model/index.js'
import type { BoundToken } from './plan.js'

/** What a pattern fixes before the request is made: what the call gives, and the constants of `where`. */
export interface Known {
  readonly entity: EntityModel
  readonly inputs: readonly KnownInput[]
  readonly where: readonly Condition[]
}

export interface KnownInput extends PatternInput {
  /** The name in the pattern's `by`; for a member of a collection the attribute may have another. */
  readonly input: string
  /** The runtime gives it as it stands in the key. */
  readonly isText?: boolean
}

/** Which facts a key has used. Exact ones count only behind an injective encoding. */
export interface Used {
  readonly inputs: Set<KnownInput>
  readonly constants: Set<string>
}

/** The token with what is known in the place of its attribute, or undefined where nothing is. */
export function bindToken(token: KeyToken, known: Known, used: Used): BoundToken | undefined {
  if (token.kind === 'literal') return token
  const { attribute, encoding, format } = token
  const ofAttribute = known.inputs.filter((input) => input.attribute === attribute)
  const exact = ofAttribute.find((input) => input.format === undefined)
  const input = exact ?? ofAttribute.find((one) => one.format === format?.replace(/\(.*$/, ''))
  if (input !== undefined) {
    if (input.format !== undefined || isInjective(encoding)) used.inputs.add(input)
    const given = input.isText === true ? ({ kind: 'text' } as const) : input.format === undefined ? encoding : givenForm(encoding)
    return {
      kind: 'input',
      input: input.input,
      entity: known.entity.name,
      attribute,
      encoding: given,
      ...(format !== undefined && { format }),
    }
  }
  const constant = constantOf(known, attribute)
  // The planner has no code of the application's own, so a call has to give such a value.
  if (constant === undefined || encoding.kind === 'custom') return undefined
  if (isInjective(encoding)) used.constants.add(attribute)
  return { kind: 'literal', text: encodeValue(encoding, constant, `${known.entity.name}.${attribute}`) }
}

/** What is left to do to a lossy form that a call gives: a day of an id is the text of a day, a fallback the text that stands in the key. */
function givenForm(encoding: KeyEncoding): KeyEncoding {
  if (encoding.kind === 'orElse') return encoding.of
  return encoding.kind === 'slice' && encoding.of !== 'date' ? { ...encoding, of: 'text' } : encoding
}

function constantOf(known: Known, attribute: string): string | number | boolean | undefined {
  for (const condition of known.where) {
    if (condition.kind === 'oneOf' && condition.attribute === attribute && condition.values.length === 1) return condition.values[0]
  }
  return undefined
}

/** Neighbouring literals as one. */
export function joinLiterals(tokens: readonly BoundToken[]): BoundToken[] {
  const joined: BoundToken[] = []
  for (const token of tokens) {
    const last = joined.at(-1)
    if (token.kind === 'literal' && last?.kind === 'literal') joined[joined.length - 1] = { kind: 'literal', text: last.text + token.text }
    else if (token.kind !== 'literal' || token.text !== '') joined.push(token)
  }
  return joined
}
