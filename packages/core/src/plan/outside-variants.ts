import type { Condition, EntityModel } from '../model/index.js'
import type { Candidate } from './candidate.js'
import { implies, valuesOf, whyIncomplete } from './implied.js'
import type { Known } from './known.js'

/** Above this many combinations of facts the variants are not compared. */
const MOST_CASES = 1000

/** Why some items that are asked for are in none of the variants of an index; undefined where each of them is in one. */
export function whyOutside(variants: readonly Candidate[], known: Known): string | undefined {
  const reasons = variants.map((variant) => whyIncomplete(variant, known))
  const [reason] = reasons
  if (reasons.includes(undefined)) return undefined
  const cases = casesOf(variants, known.entity)
  if (cases === undefined) return reason
  const asked = cases.filter((facts) => known.where.every((condition) => isTrue(condition, facts) !== false))
  return asked.every((facts) => variants.some(({ when }) => when.every((condition) => isTrue(condition, facts)))) ? undefined : reason
}

/** Every combination of the facts that the conditions of the variants tell apart. */
function casesOf(variants: readonly Candidate[], entity: EntityModel): readonly (readonly Condition[])[] | undefined {
  const conditions = variants.flatMap(({ when }) => when)
  const names = [...new Set(conditions.map(({ attribute }) => attribute))]
  const facts = names.map((name) => factsOf(name, conditions, entity))
  if (facts.reduce((count, list) => count * list.length, 1) > MOST_CASES) return undefined
  return facts.reduce<readonly (readonly Condition[])[]>((all, list) => all.flatMap((one) => list.map((fact) => [...one, fact])), [[]])
}

function factsOf(name: string, conditions: readonly Condition[], entity: EntityModel): Condition[] {
  const attribute = entity.attributes.find((one) => one.name === name)
  const finite = attribute === undefined ? undefined : valuesOf(attribute.type)?.filter((value) => value !== null)
  const named = conditions.flatMap((condition) => (condition.kind === 'oneOf' && condition.attribute === name ? condition.values : []))
  const values = [...new Set(finite ?? named)].map((value): Condition => ({ kind: 'oneOf', attribute: name, values: [value] }))
  // Any other value.
  const others: Condition[] = finite === undefined ? [{ kind: 'present', attribute: name }] : []
  return [...values, ...others, ...(attribute?.optional === true ? [{ kind: 'absent' as const, attribute: name }] : [])]
}

/** Whether the facts, each of which is as narrow as the conditions, make a condition true; undefined where they say nothing of it. */
function isTrue(condition: Condition, facts: readonly Condition[]): boolean | undefined {
  const fact = facts.find(({ attribute }) => attribute === condition.attribute)
  return fact && implies(fact, condition)
}
