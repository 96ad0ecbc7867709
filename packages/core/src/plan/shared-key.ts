import type { KeyTexts, Model } from '../model/index.js'
import type { Resident } from './candidate.js'
import { boundLanguage, partLanguage, type ReadArea } from './isolation.js'
import { anyText, type Language } from './language.js'
import { commonText, partsMayMeet } from './parts-may-meet.js'

/**
 * A key that items of both residents of one table or index can have; undefined is a proof that there is none. `side` looks at the partition
 * alone, where items meet in one item collection.
 */
export function sharedKey(one: Resident, other: Resident, side: 'partition' | 'whole' = 'whole'): KeyTexts | undefined {
  const parts = [...one.candidate.partition, ...(side === 'whole' ? one.candidate.sort : [])]
  const others = [...other.candidate.partition, ...(side === 'whole' ? other.candidate.sort : [])]
  const pairs = parts.map((part, i) => {
    const theirs = others[i]
    const own = partLanguage(part, one.entity)
    return { attribute: part.attribute, own, theirs: theirs === undefined ? own : partLanguage(theirs, other.entity) }
  })
  // The sort keys first: they differ early, and most entities share their partitions with others.
  if (!pairs.toReversed().every(({ own, theirs }) => partsMayMeet(own, theirs))) return undefined
  return Object.fromEntries(pairs.map(({ attribute, own, theirs }) => [attribute, witness(own, theirs) ?? '']))
}

/** A key of a resident that a Query reads, as far as it is known that the Query can meet the resident's items. */
export function keyWithin({ entity, candidate }: Resident, { partition, sort }: ReadArea, model: Model): KeyTexts {
  const { bound } = sort
  const prefix = bound.kind === 'prefix' || bound.kind === 'range' ? [...boundLanguage(bound.part, model), ...anyText] : anyText
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
    const isFilled = !step.repeats || (before?.repeats === false && before.characters === step.characters)
    return isFilled ? [step] : [{ ...step, repeats: false }, step]
  })
}
