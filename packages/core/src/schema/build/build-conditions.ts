import type { AttributeModel, AttributeType, Condition } from '../../model/index.js'
import { REPORTED } from '../attribute/reported.js'
import { list } from '../report.js'
import { suggest } from '../suggest.js'
import type { EntityContext } from './context.js'

type Constant = string | number | boolean

/**
 * Facts about attributes, from `where` or `when`. The bare words `present` and `absent` are about an optional attribute; of any other, and in
 * a list, they are values.
 */
export function buildConditions(
  conditions: unknown,
  code: 'SCHEMA.PATTERN' | 'SCHEMA.MEMBERSHIP' | 'SCHEMA.COLLECTION',
  path: readonly string[],
  context: Pick<EntityContext, 'report' | 'name' | 'attributes'>,
): Condition[] {
  return Object.entries((conditions ?? {}) as Record<string, unknown>).flatMap(([name, value]): Condition[] => {
    if (value === undefined) return []
    const attribute = context.attributes.get(name)
    const at = [...path, name]
    if (attribute === undefined) {
      context.report.add('SCHEMA.UNKNOWN', at, `${context.name} has no attribute '${name}'.`, suggest(name, context.attributes.keys()))
      return []
    }
    if (attribute.optional && (value === 'present' || value === 'absent')) return [{ kind: value, attribute: name }]
    const values = (Array.isArray(value) ? value : [value]) as readonly unknown[]
    const wrong = values.filter((one) => !isConstant(one) || !admits(attribute.type, one))
    if (values.length === 0 || wrong.length > 0) {
      context.report.add(code, at, wrongValues(context.name, attribute, wrong))
      return []
    }
    return [{ kind: 'oneOf', attribute: name, values: [...new Set(values as readonly Constant[])] }]
  })
}

function wrongValues(entity: string, attribute: AttributeModel, wrong: readonly unknown[]): string {
  if (wrong.length === 0) return `'${attribute.name}' of ${entity} has to be one of no values.`
  const shown = list(wrong.map((value) => (isConstant(value) ? value : String(value))))
  if (!attribute.optional && (wrong.includes('present') || wrong.includes('absent')))
    return `'${attribute.name}' of ${entity} is never absent, and ${shown} is no value of it.`
  return `'${attribute.name}' of ${entity} is never ${shown}.`
}

function isConstant(value: unknown): value is Constant {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** Whether a value of the type can be the constant. Bounds are left to the one who wrote both. */
function admits(type: AttributeType, value: Constant): boolean {
  if (type === REPORTED) return true
  switch (type.kind) {
    case 'string':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number' && (!type.integer || Number.isInteger(value))
    case 'boolean':
      return typeof value === 'boolean'
    case 'enum':
    case 'literal':
      return (type.values as readonly unknown[]).includes(value)
    case 'nullable':
      return admits(type.inner, value)
    default:
      return false
  }
}

/** Whether the conditions say that the attribute is there. */
export function impliesPresence(conditions: readonly Condition[], attribute: string): boolean {
  return conditions.some((condition) => condition.attribute === attribute && condition.kind !== 'absent')
}
