import type { Codec } from '../codec/codec.js'
import { checkInput, invalidInput } from '../input.js'
import type { AttributeValue } from '../item.js'
import { property } from '../own-property.js'
import type { Expression } from './expression.js'

/** How an attribute that a condition names is stored; undefined where there is no such attribute. */
export type FindAttribute = (name: string) => { readonly stored: string; readonly codec: Codec<unknown> } | undefined

/** One attribute under test. */
interface Subject {
  readonly subject: string
  readonly name: string
  readonly placeholder: string
  readonly codec: Codec<unknown>
  readonly expression: Expression
}

/** The clauses of a condition, all of which must hold; see `Condition` for what it may say. */
export function compileCondition(subject: string, condition: object, find: FindAttribute, expression: Expression): string[] {
  const clauses: string[] = []
  for (const name of Object.keys(condition)) {
    const test = property(condition, name)
    if (test === undefined) continue
    const attribute = find(name)
    if (attribute === undefined) throw invalidInput(subject, name, test, 'there is no such attribute to test')
    const placeholder = expression.name(attribute.stored)
    clauses.push(...compileTest({ subject, name, placeholder, codec: attribute.codec, expression }, test))
  }
  return clauses
}

function compileTest(of: Subject, test: unknown): string[] {
  if (test === 'present') return [`attribute_exists(${of.placeholder})`]
  if (test === 'absent') return [`attribute_not_exists(${of.placeholder})`]
  if (Array.isArray(test)) return [oneOf(of, test)]
  const isComparison =
    typeof test === 'object' && test !== null && !(test instanceof Date) && !(test instanceof Uint8Array) && !(test instanceof Set)
  if (!isComparison) return [`${of.placeholder} = ${operand(of, test)}`]
  return Object.entries(test)
    .filter(([, value]) => value !== undefined)
    .map(([operator, value]) => compare(of, operator, value))
}

const symbols: Readonly<Record<string, string>> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' }

function compare(of: Subject, operator: string, value: unknown): string {
  if (Object.hasOwn(symbols, operator)) return `${of.placeholder} ${symbols[operator]} ${operand(of, value)}`
  if (operator === 'in' && Array.isArray(value)) return oneOf(of, value)
  if (operator === 'between' && Array.isArray(value) && value.length === 2) {
    return `${of.placeholder} BETWEEN ${operand(of, value[0])} AND ${operand(of, value[1])}`
  }
  if (operator === 'beginsWith' && typeof value === 'string') {
    return `begins_with(${of.placeholder}, ${of.expression.value({ S: value })})`
  }
  throw invalidInput(of.subject, of.name, value, `'${operator}' is no comparison with this value`)
}

/** DynamoDB takes at most 100 operands: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
function oneOf(of: Subject, values: readonly unknown[]): string {
  if (values.length === 0 || values.length > 100) {
    throw invalidInput(of.subject, of.name, values, `a list to compare with has 1 to 100 values, this one has ${values.length}`)
  }
  return `${of.placeholder} IN (${values.map((value) => operand(of, value)).join(', ')})`
}

function operand(of: Subject, value: unknown): string {
  const written: AttributeValue | undefined = of.codec.write(checkInput(of.subject, of.name, of.codec, value))
  if (written === undefined) throw invalidInput(of.subject, of.name, value, 'DynamoDB holds no such value')
  return of.expression.value(written)
}
