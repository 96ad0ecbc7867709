import type { Limits } from '../limits.js'
import { invalidParameters, validation } from '../service-error.js'
import { type KeySchema, keyAttributes } from '../storage/definition.js'
import { valueSize } from '../value/size.js'
import { isKeyValue, type KeyValue } from '../value/value.js'
import type { Condition, KeyCondition, KeyRange, Operand } from './syntax.js'

/** One comparison of a key attribute with a value. */
interface Term {
  readonly attribute: string
  readonly operator: string
  readonly values: readonly KeyValue[]
}

/** Reads a KeyConditionExpression against the keys of the table or index it is to search. */
export function toKeyCondition(condition: Condition, schema: KeySchema, limits: Limits): KeyCondition {
  const terms = new Map<string, Term>()
  for (const term of termsOf(condition)) {
    if (terms.has(term.attribute))
      throw validation('Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key')
    terms.set(term.attribute, term)
  }
  const keys = keyAttributes(schema).length
  if (terms.size > keys)
    throw validation(`The number of query conditions (${terms.size}) exceeds the number of key attributes defined in the schema (${keys})`)
  checkValues(terms, schema, limits)
  const hash = schema.hash.map(({ name }) => {
    const term = terms.get(name)
    if (term === undefined) throw validation(`Query condition missed key schema element: ${name}`)
    if (term.operator !== '=') throw validation('Query key condition not supported')
    terms.delete(name)
    return term.values[0]!
  })
  return { hash, ...rangeOf(terms, schema) }
}

function rangeOf(terms: Map<string, Term>, schema: KeySchema): Pick<KeyCondition, 'range' | 'last'> {
  const range: KeyValue[] = []
  for (const { name } of schema.range) {
    const term = terms.get(name)
    if (term === undefined) break
    terms.delete(name)
    if (term.operator === '=') range.push(term.values[0]!)
    else if (terms.size === 0) return { range, last: keyRange(term) }
    else {
      throw invalidParameters(
        `RANGE key attributes ${name} must have equality conditions specified in the query because a condition is present on key attribute ${[...terms.keys()][0]}`,
      )
    }
  }
  const [left] = terms.keys()
  if (left === undefined) return { range }
  const missing = schema.range.find(({ name }, i) => i >= range.length && name !== left)
  throw schema.range.some(({ name }) => name === left)
    ? invalidParameters(
        `RANGE key attributes ${missing?.name} must have equality conditions specified in the query because a condition is present on key attribute ${left}`,
      )
    : validation(`Query condition missed key schema element: ${schema.range[range.length]?.name ?? left}`)
}

function keyRange({ operator, values }: Term): KeyRange {
  if (operator === 'between') return { comparator: 'between', low: values[0]!, high: values[1]! }
  return { comparator: operator as '<' | '<=' | '>' | '>=' | 'begins_with', value: values[0]! }
}

function checkValues(terms: ReadonlyMap<string, Term>, schema: KeySchema, limits: Limits): void {
  for (const { name, type } of keyAttributes(schema)) {
    const term = terms.get(name)
    if (term === undefined) continue
    if (term.values.some((value) => value.type !== type)) throw invalidParameters('Condition parameter type does not match schema type')
    if (term.operator === 'begins_with' && type === 'N')
      throw validation(
        'Invalid KeyConditionExpression: Incorrect operand type for operator or function; operator or function: begins_with, operand type: N',
      )
    if (term.values.some((value) => value.value === ''))
      throw validation(
        `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
      )
    const isHash = schema.hash.some((key) => key.name === name)
    const maxBytes = isHash ? limits.partitionKeyBytes : limits.sortKeyBytes
    if (term.values.some((value) => value.type !== 'N' && valueSize(value) > maxBytes)) {
      throw invalidParameters(
        isHash
          ? `Size of hashkey has exceeded the maximum size limit of${maxBytes} bytes`
          : `Aggregated size of all range keys has exceeded the size limit of ${maxBytes} bytes`,
      )
    }
  }
}

function* termsOf(condition: Condition): Generator<Term> {
  switch (condition.kind) {
    case 'and':
      yield* termsOf(condition.left)
      yield* termsOf(condition.right)
      return
    case 'compare': {
      const { comparator, left, right } = condition
      if (comparator === '<>') throw unsupported('<>')
      if (left.kind === 'path') yield { attribute: attributeOf(left), operator: comparator, values: [keyValueOf(right)] }
      else yield { attribute: attributeOf(right), operator: MIRRORED[comparator], values: [keyValueOf(left)] }
      return
    }
    case 'between':
      yield {
        attribute: attributeOf(condition.operand),
        operator: 'between',
        values: [keyValueOf(condition.low), keyValueOf(condition.high)],
      }
      return
    case 'call': {
      const [first, second] = condition.operands
      if (condition.function !== 'begins_with') throw unsupported(condition.function)
      yield { attribute: attributeOf(first!), operator: 'begins_with', values: [keyValueOf(second!)] }
      return
    }
    default:
      throw unsupported(condition.kind.toUpperCase())
  }
}

const MIRRORED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

function unsupported(operator: string): Error {
  return validation(`Invalid operator used in KeyConditionExpression: ${operator}`)
}

function attributeOf(operand: Operand): string {
  if (operand.kind === 'size') throw unsupported('size')
  if (operand.kind === 'value') throw validation('Invalid condition in KeyConditionExpression: No key attribute specified')
  if (operand.path.length > 1)
    throw validation('Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes')
  return operand.path[0]
}

function keyValueOf(operand: Operand): KeyValue {
  if (operand.kind === 'size') throw unsupported('size')
  if (operand.kind === 'path')
    throw validation('Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition')
  if (!isKeyValue(operand.value)) throw invalidParameters('Condition parameter type does not match schema type')
  return operand.value
}
