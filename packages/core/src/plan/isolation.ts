import { compareUtf8, successor } from '../keys/index.js'
import type { EntityModel, KeyEncoding, KeyPart, Model, TableModel } from '../model/index.js'
import { type Candidate, type Resident, residentsOf } from './candidate.js'
import { findEntity, partTokens } from './key-part.js'
import { anyText, type Language, literalLanguage, valueLanguage } from './language.js'
import { beginningWith, partsMayMeet } from './parts-may-meet.js'
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
  const mayBeIn = testOf(area, model)
  return residentsOf(model, table, area.index).filter((resident) => !isMember(resident) && mayBeIn(resident))
}

/** What problems call strangers; `own` is the entity that is asked for, of which other variants may be among them. */
export function strangerNames(strangers: readonly Resident[], own?: string): readonly string[] {
  const nameOf = ({ entity: { name }, isMoving }: Resident) =>
    isMoving === true ? `${name} under its \`otherKey\`` : name === own ? `other ${name}` : name
  return [...new Set(strangers.map(nameOf))]
}

/** Residents whose items can be in the partition at all. */
export function mayShare(partition: readonly BoundPart[], { entity, candidate }: Resident, model: Model): boolean {
  return partition.every((part, i) => {
    const other = candidate.partition[i]
    return other === undefined || partsMayMeet(boundLanguage(part, model), partLanguage(other, entity))
  })
}

/** Tells whether items of a resident can be in the area. What depends on the area alone is made once: a table has many residents. */
function testOf({ partition, sort }: ReadArea, model: Model): (resident: Resident) => boolean {
  const equal = sort.equal.map((part) => boundLanguage(part, model))
  const isWithin = boundTest(sort.bound, model)
  return (resident) => {
    const { entity, candidate } = resident
    const theirs = (i: number): Language => {
      const part = candidate.sort[i]
      return part === undefined ? anyText : partLanguage(part, entity)
    }
    // The sort keys first: they differ early, and most entities share their partitions with others.
    return (
      equal.every((language, i) => partsMayMeet(language, theirs(i))) &&
      isWithin(theirs(equal.length), candidate.sort[equal.length]) &&
      mayShare(partition, resident, model)
    )
  }
}

/** Tells whether a sort key of the language, which is that of the part, can be within the bound. */
function boundTest(bound: SortPlan['bound'], model: Model): (theirs: Language, part: KeyPart | undefined) => boolean {
  switch (bound.kind) {
    case 'all':
      return () => true
    case 'equal': {
      const asked = boundLanguage(bound.part, model)
      return (theirs) => partsMayMeet(asked, theirs)
    }
    case 'prefix':
    case 'range':
      return beginsWith(boundLanguage(bound.part, model))
    case 'between': {
      const head = headOf(bound.low)
      // Behind a value that is given, texts are compared only by what they begin with.
      if (head.length > 0) return beginsWith(boundLanguage({ ...bound.low, tokens: head }, model))
      return (_, part) => {
        const start = leadingText(part)
        const end = successor(start)
        const isAfter = compareUtf8(start, literalText(bound.high)) >= (bound.dropHigh ? 0 : 1)
        return !isAfter && (end === undefined || compareUtf8(end, literalText(bound.low)) > 0)
      }
    }
  }
}

function beginsWith(prefix: Language): (theirs: Language) => boolean {
  const asked = beginningWith(prefix)
  return (theirs) => partsMayMeet(asked, theirs)
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
