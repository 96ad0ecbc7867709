import type { Condition } from '@keyloom/core'
import type { Need } from './demand.js'
import type { Identity } from './identity.js'
import { primaryShape, type Shape, shapeOf } from './shape.js'

/** The table, or the number of an index from 1 on. */
export type Place = number
export const TABLE: Place = 0

/** A key of an entity in one place, for the items of which `when` holds, with the needs it serves. */
export interface PlacedKey extends Shape {
  readonly when: readonly Condition[]
  readonly needs: readonly Need[]
}

/**
 * The keys of an entity in one place that serve these needs, or undefined. In an index the items may have one key each of several, where what
 * is asked of them excludes each other: open issues and closed ones.
 */
export function keysIn(place: Place, needs: readonly Need[], identity: Identity): readonly PlacedKey[] | undefined {
  if (place === TABLE) {
    // An optional attribute, or what only some items are, has no place in a primary key.
    if (needs.some(({ facts }) => facts.some(({ kind }) => kind !== 'oneOf'))) return undefined
    const shape = primaryShape(needs, identity)
    return shape && [{ ...shape, when: [], needs }]
  }
  if (needs.some(({ onlyTable }) => onlyTable)) return undefined
  const shape = shapeOf(needs, identity.scope)
  if (shape !== undefined && holdsPresent(shape, needs)) return [{ ...shape, when: commonPresence(shape, needs), needs }]
  return keysByFact(needs, identity.scope)
}

/** What one of the needs asks besides values (that an attribute is there, or is not) is a condition of the index, and so of all needs. */
function commonPresence({ partition, sort }: Shape, needs: readonly Need[]): Condition[] {
  const held = [...partition, ...sort]
  const facts = needs
    .flatMap((need) => need.facts)
    .filter((fact) => fact.kind !== 'oneOf' && !(fact.kind === 'present' && held.includes(fact.attribute)))
  return uniqueFacts(facts)
}

function holdsPresent(shape: Shape, needs: readonly Need[]): boolean {
  const optional = needs
    .flatMap(({ facts }) => facts)
    .filter(({ kind }) => kind === 'present')
    .map(({ attribute }) => attribute)
  const held = [...shape.partition, ...shape.sort].filter((atom) => optional.includes(atom))
  const conditions: Condition[] = [...commonPresence(shape, needs), ...held.map((attribute) => ({ kind: 'present' as const, attribute }))]
  return conditions.every((condition) => needs.every(({ facts }) => facts.some((fact) => isImplied(condition, fact))))
}

function isImplied(condition: Condition, fact: Condition): boolean {
  if (fact.attribute !== condition.attribute) return false
  return fact.kind === condition.kind || (condition.kind === 'present' && fact.kind === 'oneOf')
}

function keysByFact(needs: readonly Need[], scope: readonly string[]): readonly PlacedKey[] | undefined {
  const attributes = new Set(needs.flatMap(({ facts }) => facts.map(({ attribute }) => attribute)))
  for (const attribute of attributes) {
    const factOf = (need: Need) => need.facts.find((fact) => fact.attribute === attribute)
    if (needs.some((need) => factOf(need) === undefined)) continue
    const facts = uniqueFacts(needs.flatMap((need) => factOf(need) ?? []))
    if (facts.length < 2 || !areDisjoint(facts)) continue
    const keys = facts.map((fact): PlacedKey | undefined => {
      const own = needs.filter((need) => JSON.stringify(factOf(need)) === JSON.stringify(fact))
      const shape = shapeOf(own, scope)
      if (shape === undefined || !holdsPresent(shape, own)) return undefined
      const rest = commonPresence(shape, own).filter((condition) => condition.attribute !== attribute)
      return { ...shape, when: [fact, ...rest], needs: own }
    })
    const whole = keys.filter((key) => key !== undefined)
    if (whole.length === keys.length) return whole
  }
  return undefined
}

function areDisjoint(facts: readonly Condition[]): boolean {
  return facts.every((one, i) => facts.slice(i + 1).every((other) => exclude(one, other)))
}

function exclude(one: Condition, other: Condition): boolean {
  if (one.kind === 'oneOf' && other.kind === 'oneOf') return one.values.every((value) => !other.values.includes(value))
  return (one.kind === 'absent') !== (other.kind === 'absent')
}

function uniqueFacts(facts: readonly Condition[]): Condition[] {
  return [...new Map(facts.map((fact) => [JSON.stringify(fact), fact])).values()]
}
