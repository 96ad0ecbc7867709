import type { AttributeModel, AttributeType, EntityModel } from '@keyloom/core'
import {
  attributesOfIndexKey,
  attributesOfPart,
  type BuiltMembership,
  builtMemberships,
  fixedAttributes,
  givenAttributes,
  neededAttributes,
} from '../keys/parts.js'
import { type PerEntity, perEntity } from '../keys/per-entity.js'
import { hasParts } from './part-changes.js'

/** What an update may do to the attributes of an entity, derived from its keys. */
export interface ChangeRules {
  readonly set: readonly AttributeModel[]
  readonly add: readonly AttributeModel[]
  readonly remove: readonly AttributeModel[]
  /** Lists that elements can be added to. */
  readonly append: readonly AttributeModel[]
  /** Sets that members can be taken out of. */
  readonly delete: readonly AttributeModel[]
  /** Attributes with parts that can change on their own. */
  readonly parts: readonly AttributeModel[]
  readonly together: readonly TogetherRule[]
}

type LeavingValues = readonly (string | number | boolean)[]

/** Attributes that form the key of one index, which an update changes together or not at all. */
export interface TogetherRule {
  readonly index: string
  readonly attributes: readonly AttributeModel[]
  /** Every update changes the key, since the time of the update is part of it. */
  readonly always: boolean
  /** Values with which an item leaves the index, whatever the other attributes are. */
  readonly leaving: readonly { readonly attribute: AttributeModel; readonly values: LeavingValues }[]
  /** Of several variants, the values that choose one and the other attributes that it needs: an item that moves there needs no more. */
  readonly moving: readonly {
    readonly attribute: AttributeModel
    readonly values: LeavingValues
    readonly others: readonly AttributeModel[]
  }[]
  /** Attributes whose removal needs the others too, since it does not decide alone that the item is not in the index. */
  readonly entering: readonly AttributeModel[]
  /** Attributes that an update which gives all the others may remove. */
  readonly removable: readonly AttributeModel[]
  /** Attributes of the key that no update can give: only updates that leave the key alone, or the index, are possible. */
  readonly unknown: readonly AttributeModel[]
}

/** Whether an update can change anything at all. */
export function isChangeable({ set }: ChangeRules): boolean {
  return set.length > 0
}

/** Whether an update can change something in place: more than set and remove it. */
export function changesInPlace(rules: ChangeRules): boolean {
  return rules.add.length > 0 || changesWithin(rules)
}

/** Whether an update can change what is within an attribute. */
export function changesWithin(rules: ChangeRules): boolean {
  return rules.append.length + rules.delete.length + rules.parts.length > 0
}

/** Whether an update can add to a value that its schema bounds. */
export function addsWithinBounds({ add, append, parts }: ChangeRules): boolean {
  return [...add, ...append].some(({ type }) => isBounded(type)) || parts.some(({ type }) => hasBoundedPart(type))
}

function isBounded(type: AttributeType): boolean {
  if (type.kind === 'number' && (type.exclusiveMin !== undefined || type.exclusiveMax !== undefined)) return true
  const canGrow = type.kind === 'number' || type.kind === 'bigint' || type.kind === 'array' || type.kind === 'set'
  return canGrow && (type.min !== undefined || type.max !== undefined)
}

function hasBoundedPart(type: AttributeType): boolean {
  return typesWithin(type).some((part) => isBounded(part) || hasBoundedPart(part))
}

/** The types of what an update can change on its own within a value. */
function typesWithin(type: AttributeType): readonly AttributeType[] {
  if (type.kind === 'object') return type.properties.map((property) => property.type)
  if (type.kind === 'record' || type.kind === 'map') return [type.value]
  return type.kind === 'array' ? [type.element] : []
}

function isChangedByCaller({ implied, readOnly }: AttributeModel): boolean {
  return implied === undefined && readOnly !== true
}

export const changeRules: PerEntity<ChangeRules> = perEntity((entity, table) => {
  const key = new Set(fixedAttributes(entity))
  const built = builtMemberships(entity, table)
  const computed = entity.attributes.flatMap((attribute) => attribute.computed?.from ?? [])
  const derived = new Set([...built.flatMap(attributesOfIndexKey), ...computed])
  // A point of a series never changes.
  const isFixed = entity.latestIn !== undefined
  const set = isFixed ? [] : entity.attributes.filter((attribute) => isChangedByCaller(attribute) && !key.has(attribute.name))
  const required = built.filter(({ membership }) => membership.onPartialUpdate === 'require')
  // Code of the user's own sees whole values only.
  const isChecked = ({ code }: AttributeModel) => code === undefined
  const underived = set.filter((attribute) => !derived.has(attribute.name) && isChecked(attribute))
  return {
    set,
    add: underived.filter(({ type }) => canAdd(type)),
    remove: set.filter(({ optional }) => optional),
    append: underived.filter(({ type }) => type.kind === 'array'),
    delete: underived.filter(({ type }) => type.kind === 'set'),
    parts: set.filter((attribute) => hasParts(attribute) && isChecked(attribute)),
    together: required.map((each) => togetherRule(each, entity, key)).filter((rule) => rule !== undefined),
  }
})

function togetherRule(built: BuiltMembership, entity: EntityModel, key: ReadonlySet<string>): TogetherRule | undefined {
  const read = new Set(givenAttributes(entity, attributesOfIndexKey(built)))
  const parts = entity.attributes.filter(({ name }) => read.has(name) && !key.has(name))
  // The write itself knows the time of the update and the version.
  const attributes = parts.filter(isChangedByCaller)
  const unknown = parts.filter(({ implied, readOnly }) => implied === 'createdAt' || readOnly === true)
  const always = parts.some(({ implied }) => implied === 'updatedAt' || implied === 'version')
  if (attributes.length === 0 || (attributes.length + unknown.length === 1 && !always)) return undefined
  const deciding = attributes.filter(({ name }) => decidesAlone(name, built, key))
  const needed = neededAttributes(built)
  return {
    index: built.membership.index,
    attributes,
    always,
    unknown,
    leaving: deciding.flatMap((attribute) => {
      const values = leavingValues(attribute, built)
      return values.length === 0 ? [] : [{ attribute, values }]
    }),
    moving: deciding.flatMap((attribute) => movingTo(attribute, built, entity, attributes, unknown)),
    entering: attributes.filter(({ name, optional }) => optional && !needed.includes(name)),
    removable: attributes.filter(({ name, optional }) => optional && (attributes.length > 1 || !needed.includes(name))),
  }
}

/** Where the value of one attribute chooses among several variants: what each of them needs besides. */
function movingTo(
  attribute: AttributeModel,
  { variants }: BuiltMembership,
  entity: EntityModel,
  attributes: readonly AttributeModel[],
  unknown: readonly AttributeModel[],
): TogetherRule['moving'] {
  const computed = new Set(entity.attributes.filter((each) => each.computed !== undefined).map(({ name }) => name))
  if (variants.length < 2 || variants.some(({ variant }) => variant.when.some((condition) => computed.has(condition.attribute)))) return []
  return variants.flatMap(({ variant, parts }) => {
    const [chosen, ...conditions] = variant.when.filter((condition) =>
      [...attributes, ...unknown].some(({ name }) => name === condition.attribute),
    )
    const names = new Set(
      givenAttributes(entity, [...conditions.map((condition) => condition.attribute), ...parts.flatMap(attributesOfPart)]),
    )
    const isGivable = conditions.every(({ kind }) => kind === 'present') && !unknown.some(({ name }) => names.has(name))
    if (chosen?.kind !== 'oneOf' || chosen.attribute !== attribute.name || !isGivable) return []
    return [{ attribute, values: chosen.values, others: attributes.filter(({ name }) => names.has(name) && name !== attribute.name) }]
  })
}

/** Whether the builder of the key reads this attribute before any other that an update may not know. */
function decidesAlone(attribute: string, { variants }: BuiltMembership, key: ReadonlySet<string>): boolean {
  return variants.every(({ variant }) => variant.when.find((condition) => !key.has(condition.attribute))?.attribute === attribute)
}

/** The values of an enumeration that no variant asks for, where every variant asks for some. */
function leavingValues(attribute: AttributeModel, { variants }: BuiltMembership): (string | number | boolean)[] {
  const staying = new Set<string | number | boolean>()
  for (const { variant } of variants) {
    const asked = variant.when.find((condition) => condition.attribute === attribute.name && condition.kind === 'oneOf')
    if (asked?.kind !== 'oneOf') return []
    for (const value of asked.values) staying.add(value)
  }
  return valuesOf(attribute.type).filter((value) => !staying.has(value))
}

function valuesOf(type: AttributeType): (string | number | boolean)[] {
  if (type.kind === 'enum' || type.kind === 'literal') return [...type.values].filter((value) => value !== null)
  return type.kind === 'boolean' ? [false, true] : []
}

function canAdd(type: AttributeType): boolean {
  return type.kind === 'number' || type.kind === 'bigint' || type.kind === 'set'
}
