import { compareKeyValues } from '../value/order.js'
import { isKeyValue, type KeyValue, type ValueType } from '../value/value.js'
import { encodeValue, valueTypes } from '../value/wire.js'
import type { Reader } from './reader.js'
import { type Comparator, type ConditionFunction, type Operand, samePath, showPath } from './syntax.js'

const sizedTypes: ReadonlySet<ValueType> = new Set<ValueType>(['S', 'B', 'SS', 'NS', 'BS', 'L', 'M'])

const arity: Readonly<Record<ConditionFunction, number>> = {
  attribute_exists: 1,
  attribute_not_exists: 1,
  attribute_type: 2,
  begins_with: 2,
  contains: 2,
}

/** The functions that are conditions of themselves. */
export const conditionFunctions: ReadonlySet<string> = new Set(Object.keys(arity))

/** What can be known to be wrong with a comparison before any item is seen. */
export function checkComparison(comparator: Comparator, left: Operand, right: Operand, reader: Reader): void {
  if (comparator !== '=' && comparator !== '<>') for (const operand of [left, right]) checkOrdered(comparator, operand, reader)
  checkDistinct(comparator, [left, right], reader)
}

/** As {@link checkComparison}, for BETWEEN. */
export function checkBetween(operand: Operand, low: Operand, high: Operand, reader: Reader): void {
  for (const each of [operand, low, high]) checkOrdered('BETWEEN', each, reader)
  checkDistinct('BETWEEN', [operand, low, high], reader)
  if (low.kind !== 'value' || high.kind !== 'value' || !isKeyValue(low.value) || !isKeyValue(high.value)) return
  const bounds = `lower bound operand: ${show(low.value)}, upper bound operand: ${show(high.value)}`
  if (low.value.type !== high.value.type)
    throw reader.fail(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`)
  if (compareKeyValues(low.value, high.value) > 0)
    throw reader.fail(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`)
}

/** As {@link checkComparison}, for `size`; answers the operand. */
export function checkSize(operands: readonly Operand[], reader: Reader): Operand {
  checkCount('size', operands.length, 1, reader)
  const of = operands[0]!
  if (of.kind === 'value' && !sizedTypes.has(of.value.type)) throw badType('size', of.value.type, reader)
  if (of.kind === 'size') throw badType('size', 'N', reader)
  return { kind: 'size', of }
}

/** As {@link checkComparison}, for the functions that are conditions. */
export function checkCall(name: ConditionFunction, operands: readonly Operand[], reader: Reader): void {
  checkCount(name, operands.length, arity[name], reader)
  const [first, second] = operands
  if (name === 'attribute_exists' || name === 'attribute_not_exists') {
    if (first!.kind !== 'path') throw reader.fail(`Operator or function requires a document path; operator or function: ${name}`)
    return
  }
  if (name === 'attribute_type') {
    if (second!.kind !== 'value' || second!.value.type !== 'S') throw badType(name, typeOf(second!), reader)
    if (!valueTypes.has(second!.value.value))
      throw reader.fail(`Invalid attribute type name found; type: ${second!.value.value}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`)
  }
  if (name === 'begins_with') {
    for (const operand of operands) {
      if (operand.kind === 'size') throw badType(name, 'N', reader)
      if (operand.kind === 'value' && operand.value.type !== 'S' && operand.value.type !== 'B')
        throw badType(name, operand.value.type, reader)
    }
  }
  checkDistinct(name, operands, reader)
}

/** Refuses an operator whose first operand is the same path as another of its operands. */
export function checkDistinct(operator: string, [first, ...rest]: readonly Operand[], reader: Reader): void {
  if (first?.kind !== 'path') return
  if (rest.some((operand) => operand.kind === 'path' && samePath(operand.path, first.path))) {
    throw reader.fail(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${showPath(first.path)}`,
    )
  }
}

function checkCount(name: string, given: number, wanted: number, reader: Reader): void {
  if (given !== wanted) {
    throw reader.fail(`Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${given}`)
  }
}

function checkOrdered(operator: string, operand: Operand, reader: Reader): void {
  if (operand.kind === 'value' && !isKeyValue(operand.value)) throw badType(operator, operand.value.type, reader)
}

function typeOf(operand: Operand): string {
  return operand.kind === 'value' ? operand.value.type : operand.kind === 'size' ? 'N' : 'path'
}

function badType(operator: string, type: string, reader: Reader): Error {
  return reader.fail(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`)
}

function show(value: KeyValue): string {
  return `AttributeValue: {${value.type}:${Object.values(encodeValue(value))[0]}}`
}
