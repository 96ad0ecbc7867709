import { compareUtf8, successor } from '../keys/index.js'
import type { EntityModel, KeyEncoding, KeyPart, Model, TableModel } from '../model/index.js'
import { type Candidate, type Resident, residentsOf } from './candidate.js'
import { findEntity, partTokens } from './key-part.js'
import { anyText, type Language, literalLanguage, valueLanguage } from './language.js'
import { partMayBeginWith, partsMayMeet } from './parts-may-meet.js'
import type { BoundPart, BoundToken, SortPlan } from './plan.js'

/** Which items a Query reads: those of a partition whose sort key is within bounds. */
export interface ReadArea {
  readonly index: Candidate['index']
  readonly partition: readonly BoundPart[]
  readonly sort: SortPlan
}

/** Residents of the table or index that the Query could return although they are no members. */
export function strangersIn(
  area: ReadArea,
  model: Model,
  table: TableModel,
  isMember: (resident: Resident) => boolean,
): readonly Resident[] {
  return residentsOf(model, table, area.index).filter((resident) => !isMember(resident) && mayBeIn(resident, area, model))
}

/** Residents whose items can be in the partition at all. */
export function mayShare(partition: readonly BoundPart[], { entity, candidate }: Resident, model: Model): boolean {
  return partition.every((part, i) => {
    const other = candidate.partition[i]
    return other === undefined || partsMayMeet(boundLanguage(part, model), partLanguage(other, entity))
  })
}

function mayBeIn(resident: Resident, { partition, sort }: ReadArea, model: Model): boolean {
  const theirs = resident.candidate.sort.map((part) => partLanguage(part, resident.entity))
  const areEqual = sort.equal.every((part, i) => partsMayMeet(boundLanguage(part, model), theirs[i] ?? anyText))
  // The sort keys first: they differ early, and most entities share their partitions with others.
  return areEqual && isWithin(sort, theirs[sort.equal.length] ?? anyText, resident, model) && mayShare(partition, resident, model)
}

function isWithin({ bound, equal }: SortPlan, theirs: Language, { candidate }: Resident, model: Model): boolean {
  switch (bound.kind) {
    case 'all':
      return true
    case 'equal':
      return partsMayMeet(boundLanguage(bound.part, model), theirs)
    case 'prefix':
    case 'range':
      return partMayBeginWith(theirs, boundLanguage(bound.part, model))
    case 'between': {
      const head = headOf(bound.low)
      // Behind a value that is given, texts are compared only by what they begin with.
      if (head.length > 0) return partMayBeginWith(theirs, boundLanguage({ ...bound.low, tokens: head }, model))
      const start = leadingText(candidate.sort[equal.length])
      const end = successor(start)
      const isAfter = compareUtf8(start, literalText(bound.high)) >= (bound.dropHigh ? 0 : 1)
      return !isAfter && (end === undefined || compareUtf8(end, literalText(bound.low)) > 0)
    }
  }
}

/** The tokens up to the last that is given. */
function headOf(part: BoundPart): readonly BoundToken[] {
  return part.tokens.slice(0, part.tokens.findLastIndex((token) => token.kind === 'input') + 1)
}

/** The text that every value of a part begins with. */
function leadingText(part: KeyPart | undefined): string {
  const [first] = part === undefined ? [] : partTokens(part)
  return first?.kind === 'literal' ? first.text : ''
}

function literalText(part: BoundPart): string {
  return part.tokens.map((token) => (token.kind === 'literal' ? token.text : '')).join('')
}

/** A plan is held against every resident of its table or index; the same plan may be asked of another model. */
const boundLanguages = new WeakMap<Model, WeakMap<BoundPart, Language>>()

export function boundLanguage(part: BoundPart, model: Model): Language {
  const ofModel = boundLanguages.get(model) ?? new WeakMap<BoundPart, Language>()
  boundLanguages.set(model, ofModel)
  const language =
    ofModel.get(part) ??
    part.tokens.flatMap((token) =>
      token.kind === 'literal' ? literalLanguage(token.text) : tokenLanguage(token, findEntity(model, token.entity)),
    )
  ofModel.set(part, language)
  return language
}

/** Every pattern of an index asks for the parts of all its residents. */
const partLanguages = new WeakMap<EntityModel, Map<KeyPart, Language>>()

export function partLanguage(part: KeyPart, entity: EntityModel): Language {
  const ofEntity = partLanguages.get(entity) ?? new Map<KeyPart, Language>()
  partLanguages.set(entity, ofEntity)
  const language =
    ofEntity.get(part) ??
    partTokens(part).flatMap((token) => (token.kind === 'literal' ? literalLanguage(token.text) : tokenLanguage(token, entity)))
  ofEntity.set(part, language)
  return language
}

function tokenLanguage({ attribute, encoding }: { attribute: string; encoding: KeyEncoding }, entity: EntityModel | undefined): Language {
  return valueLanguage(encoding, entity?.attributes.find((one) => one.name === attribute)?.type)
}
