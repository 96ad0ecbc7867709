import type { EntityModel, KeyPart, KeyTexts, Model } from '../model/index.js'
import type { Resident } from './candidate.js'
import { boundLanguage, partLanguage, type ReadArea } from './isolation.js'
import { partTokens, tableKey } from './key-part.js'
import { anyText, type Language, showCharacter, valueLanguage } from './language.js'
import { beginningWith, commonText, partsMayMeet } from './parts-may-meet.js'

/** An entity with one of its keys. */
interface Keyed {
  readonly entity: EntityModel
  readonly candidate: Pick<Resident['candidate'], 'partition' | 'sort'>
}

/**
 * A key that items of both residents of one table or index can have; undefined is a proof that there is none. `side` looks at the partition
 * alone, where items meet in one item collection.
 *
 * @example
 * ```ts
 * import { residentsOf, sharedKey } from '@keyloom/core'
 *
 * for (const table of model.tables) {
 *   const [one, other] = residentsOf(model, table, undefined)
 *   if (one !== undefined && other !== undefined) console.log(sharedKey(one, other, 'partition'))
 * }
 * ```
 */
export function sharedKey(one: Keyed, other: Keyed, side: 'partition' | 'whole' = 'whole'): KeyTexts | undefined {
  const parts = [...one.candidate.partition, ...(side === 'whole' ? one.candidate.sort : [])]
  const others = [...other.candidate.partition, ...(side === 'whole' ? other.candidate.sort : [])]
  const pairs = parts.map((part, i) => {
    const theirs = others[i]
    const own = partLanguage(part, one.entity)
    if (theirs === undefined) return { attribute: part.attribute, own, theirs: own, differInLength: false }
    const language = partLanguage(theirs, other.entity)
    const differInLength = leastLength(own) > mostLength(theirs, other.entity) || leastLength(language) > mostLength(part, one.entity)
    return { attribute: part.attribute, own, theirs: language, differInLength }
  })
  // The sort keys first: they differ early, and most entities share their partitions with others.
  if (!pairs.toReversed().every(({ own, theirs, differInLength }) => !differInLength && partsMayMeet(own, theirs))) return undefined
  return Object.fromEntries(pairs.map(({ attribute, own, theirs }) => [attribute, witness(own, theirs) ?? '']))
}

/**
 * A primary key that items of both entities of one table can have; undefined is a proof that there is none.
 *
 * @example
 * ```ts
 * import { sharedPrimaryKey } from '@keyloom/core'
 *
 * const [one, other] = model.entities
 * if (one !== undefined && other !== undefined) console.log(sharedPrimaryKey(one, other))
 * ```
 */
export function sharedPrimaryKey(one: EntityModel, other: EntityModel): KeyTexts | undefined {
  return sharedKey({ entity: one, candidate: tableKey(one) }, { entity: other, candidate: tableKey(other) })
}

function leastLength(language: Language): number {
  return language.filter((step) => !step.repeats).length
}

/** Each part is held against those of every other entity. */
const mostLengths = new WeakMap<KeyPart, number>()

/** The most characters of a part, which a language does not say; infinite where nothing bounds them. */
function mostLength(part: KeyPart, entity: EntityModel): number {
  const known = mostLengths.get(part) ?? mostLengthOf(part, entity)
  mostLengths.set(part, known)
  return known
}

function mostLengthOf(part: KeyPart, entity: EntityModel): number {
  return partTokens(part).reduce((all, token) => {
    if (token.kind === 'literal') return all + token.text.length
    const { encoding, attribute } = token
    const type = entity.attributes.find(({ name }) => name === attribute)?.type
    const language = valueLanguage(encoding, type)
    if (language.every((step) => !step.repeats)) return all + language.length
    if (encoding.kind !== 'text' || encoding.change !== undefined || type?.kind !== 'string') return Number.POSITIVE_INFINITY
    // An escaped character is three.
    return all + (type.maxLength ?? Number.POSITIVE_INFINITY) * (encoding.escape === undefined ? 1 : 3)
  }, 0)
}

/** A key of a resident that a Query reads, as far as it is known that the Query can meet the resident's items. */
export function keyWithin({ entity, candidate }: Resident, { partition, sort }: ReadArea, model: Model): KeyTexts {
  const { bound } = sort
  const prefix = bound.kind === 'prefix' || bound.kind === 'range' ? beginningWith(boundLanguage(bound.part, model)) : anyText
  const asked = [
    ...[...partition, ...sort.equal].map((part) => boundLanguage(part, model)),
    bound.kind === 'equal' ? boundLanguage(bound.part, model) : prefix,
  ]
  const parts = [...candidate.partition, ...candidate.sort].slice(0, asked.length)
  return Object.fromEntries(parts.map((part, i) => [part.attribute, witness(asked[i] ?? anyText, partLanguage(part, entity)) ?? '']))
}

/** A text of both, with values that are not empty where they can be: easier to read, and an empty key is none. */
function witness(a: Language, b: Language): string | undefined {
  return commonText(filled(a), filled(b)) ?? commonText(a, b)
}

function filled(language: Language): Language {
  return language.flatMap((step, i) => {
    const before = language[i - 1]
    const isFilled = before?.repeats === false && before.characters === step.characters
    // Signs and further digits of numbers and dates are no values of their own.
    const isText = step.repeats && showCharacter(step.characters) === 'x'
    return isText && !isFilled ? [{ ...step, repeats: false }, step] : [step]
  })
}
