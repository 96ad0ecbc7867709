import type { Change } from '../change.js'
import { changeOf } from './compared.js'
import type { Comparison } from './comparison.js'
import { partText } from './key-tokens.js'
import type { PartChange } from './part-change.js'
import type { ComparedPart } from './parts.js'

/** The parts of keys that changed in one of these ways; `primary`: only those of primary keys. */
export function partFindings({ parts }: Comparison, kinds: readonly PartChange[], where: 'primary' | 'index' | 'any'): Change[] {
  return parts
    .filter(({ change, index }) => kinds.includes(change) && (where === 'any' || (index === undefined) === (where === 'primary')))
    .map((part) => partFinding(part))
}

/** Items keep their place when the key of an index changes: stamping them again does, where a primary key has to move. */
export function partFinding(part: ComparedPart, more: Partial<Change> = {}): Change {
  return changeOf(part, partText(part.base), partText(part.head), { ...(part.index !== undefined && { recipe: 'M2' as const }), ...more })
}
