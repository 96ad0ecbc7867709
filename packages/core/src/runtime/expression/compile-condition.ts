import type { Codec } from '../codec/codec.js'
import type { Issue } from '../codec/issue.js'
import { integer } from '../codec/number.js'
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

/** As {@link compileCondition}; of a list of conditions, one must hold. */
export function compileConditions(subject: string, condition: object, find: FindAttribute, expression: Expression): string[] {
  if (!Array.isArray(condition)) return compileCondition(subject, condition, find, expression)
  const options = condition.map((each: object) => compileCondition(subject, each, find, expression))
  // A condition that demands nothing always holds.
  if (options.length === 0 || options.some((clauses) => clauses.length === 0)) return []
  return [`(${options.map((clauses) => `(${clauses.join(' AND ')})`).join(' OR ')})`]
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
  if (operator === 'contains') return `contains(${of.placeholder}, ${memberOperand(of, value)})`
  if (operator === 'size' && typeof value !== 'object') return `size(${of.placeholder}) = ${operand({ ...of, codec: count }, value)}`
  if (operator === 'size') return compileTest({ ...of, placeholder: `size(${of.placeholder})`, codec: count }, value).join(' AND ')
  if (operator === 'at' && typeof value === 'object' && value !== null) return compileParts(of, value).join(' AND ')
  throw invalidInput(of.subject, of.name, value, `'${operator}' is no comparison with this value`)
}

const count = integer()

function compileParts(of: Subject, tests: object): string[] {
  return Object.keys(tests).flatMap((name) => {
    const test = property(tests, name)
    if (test === undefined) return []
    const position = of.codec.kind === 'list' || of.codec.kind === 'tuple' ? Number(name) : undefined
    const isPosition = position === undefined || (Number.isSafeInteger(position) && position >= 0)
    const codec = isPosition ? of.codec.part?.(position ?? name) : undefined
    if (codec === undefined) throw invalidInput(of.subject, of.name, test, `it has no part '${name}' to test`)
    const place = position === undefined ? `.${of.expression.name(name)}` : `[${position}]`
    return compileTest({ ...of, placeholder: `${of.placeholder}${place}`, codec }, test)
  })
}

/** What a set, a list or a text may contain. */
function memberOperand(of: Subject, value: unknown): string {
  const { codec, expression } = of
  if (codec.kind === 'list') return operand({ ...of, codec: codec.part?.(0) ?? codec }, value)
  if (typeof value === 'string' && codec.kind !== 'set') return expression.value({ S: value })
  const issues: Issue[] = []
  const members = codec.kind === 'set' ? codec.increment?.(new Set([value]), issues) : undefined
  const [member] = members?.SS?.map((S) => ({ S })) ?? members?.NS?.map((N) => ({ N })) ?? members?.BS?.map((B) => ({ B })) ?? []
  if (member === undefined || issues.length > 0) throw invalidInput(of.subject, of.name, value, 'it cannot contain this', issues)
  return expression.value(member)
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
