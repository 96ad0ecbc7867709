import type { AttributeType, Condition, EntityModel } from '../model/index.js'
import type { Candidate } from './candidate.js'
import { partTokens } from './key-part.js'
import type { Known, Used } from './known.js'

/** Why some items that are asked for are not in the candidate; undefined where all are. */
export function whyIncomplete(candidate: Candidate, known: Known): string | undefined {
  for (const condition of candidate.when) {
    if (!impliedByPattern(condition, known))
      return `it holds only items with ${show(condition)}, which the pattern's \`where\` does not say`
  }
  for (const attribute of keyAttributes(candidate)) {
    if (!impliedByPattern({ kind: 'present', attribute }, known)) {
      return `items without the optional \`${attribute}\` are not in it: \`where: { ${attribute}: 'present' }\` says that they are not asked for`
    }
  }
  return undefined
}

/** The conditions of `where` that the candidate's items need not fulfil. */
export function uncertain(candidate: Candidate, known: Known, used: Used): Condition[] {
  return known.where.filter((condition) => {
    const { attribute } = condition
    if (candidate.when.some((fact) => implies(fact, condition)) || typeImplies(known.entity, condition)) return false
    if (condition.kind === 'present') return !keyAttributes(candidate).includes(attribute)
    if (condition.kind === 'absent') return true
    const isInput = [...used.inputs].some((input) => input.attribute === attribute && input.format === undefined)
    return !(isInput || used.constants.has(attribute))
  })
}

function impliedByPattern(condition: Condition, known: Known): boolean {
  if (typeImplies(known.entity, condition) || known.where.some((fact) => implies(fact, condition))) return true
  return condition.kind === 'present' && known.inputs.some((input) => input.attribute === condition.attribute)
}

/** Whether one fact about an attribute makes another true. */
export function implies(fact: Condition, condition: Condition): boolean {
  if (fact.attribute !== condition.attribute) return false
  if (condition.kind === 'present') return fact.kind !== 'absent'
  if (condition.kind === 'absent') return fact.kind === 'absent'
  return fact.kind === 'oneOf' && fact.values.every((value) => condition.values.includes(value))
}

function typeImplies(entity: EntityModel, condition: Condition): boolean {
  const attribute = entity.attributes.find((one) => one.name === condition.attribute)
  if (attribute === undefined || attribute.optional || condition.kind === 'absent') return false
  if (condition.kind === 'present') return true
  const values = valuesOf(attribute.type)
  return values?.every((value) => condition.values.includes(value as string)) ?? false
}

/** The values of a type that has finitely many. */
export function valuesOf(type: AttributeType): readonly (string | number | boolean | null)[] | undefined {
  return type.kind === 'enum' || type.kind === 'literal' ? type.values : type.kind === 'boolean' ? [true, false] : undefined
}

/** The attributes that every item in the candidate has. */
function keyAttributes({ partition, sort }: Candidate): string[] {
  const tokens = [...partition, ...sort].flatMap(partTokens)
  return [...new Set(tokens.flatMap((token) => (token.kind === 'value' && token.encoding.kind !== 'orElse' ? [token.attribute] : [])))]
}

export function show(condition: Condition): string {
  if (condition.kind !== 'oneOf') return `\`${condition.attribute}\` ${condition.kind}`
  return `\`${condition.attribute}\` ${condition.values.map((value) => JSON.stringify(value)).join(' or ')}`
}
