import type { AttributeType } from '@keyloom/core'
import type { ValueNames } from '../names/value-names.js'
import { camelCase, grouped, pascalCase } from '../print/safe-identifier.js'

/** Where a type was first met, for the names of its codec and of its type. */
export interface Place {
  /** The entity's name and the path inside it, as the name of a type: `OrderAddress`. */
  readonly full: string
  /** The attribute or property alone: `address`. */
  readonly short: string
  /** As types are named by: `address.lines[]`, of the entity that has these names. */
  readonly at: string
  readonly types: ValueNames
}

/** Names for the constant of a codec, best first: by its format, by its bounds, or by where it is used. */
export function codecNames(type: AttributeType, place: Place, shared: boolean): [string, ...string[]] {
  const own = camelCase(shared ? place.short : place.full)
  const fallback = [own, `${own}Value`] as const
  if (type.kind === 'string') {
    const isPlainFormat = type.minLength === undefined && type.maxLength === undefined && (type.patterns?.length ?? 0) <= 1
    if (type.format !== undefined && isPlainFormat) return [camelCase(type.format), `${camelCase(type.format)}Text`]
    const isOnlyLength = Object.keys(type).every((key) => key === 'kind' || key === 'minLength' || key === 'maxLength')
    return isOnlyLength ? [bounded('string', type.minLength, type.maxLength), ...fallback] : [...fallback]
  }
  if (type.kind === 'number') {
    const isOnlyBounds = type.exclusiveMin === undefined && type.exclusiveMax === undefined && type.multipleOf === undefined
    const isWhole = [type.min, type.max].every((bound) => bound === undefined || (Number.isSafeInteger(bound) && bound >= 0))
    if (isOnlyBounds && isWhole) return [bounded(type.integer ? 'integer' : 'number', type.min, type.max), ...fallback]
  }
  return [...fallback]
}

/** `string1To200`, `integerFrom0`, `stringTo500` */
function bounded(base: string, min: number | undefined, max: number | undefined): string {
  if (min === undefined) return max === undefined ? base : `${base}To${grouped(max)}`
  return max === undefined ? `${base}From${grouped(min)}` : `${base}${grouped(min)}To${grouped(max)}`
}

/** The place of a part of a value; `at` is what the part adds to the place. */
export function placeInside(place: Place, at: string, name: string, property?: string): Place {
  return {
    full: `${place.full}${name}`,
    short: property === undefined ? `${place.short}${pascalCase(name)}` : property,
    at: `${place.at}${at}`,
    types: place.types,
  }
}
