import { valuesEqual } from '../value/equal.js'
import { compareKeyValues } from '../value/order.js'
import { type Item, isKeyValue, isSet, type Value } from '../value/value.js'
import { valueAt } from './paths.js'
import type { Comparator, Condition, ConditionFunction, Operand } from './syntax.js'

/** Whether an item satisfies a condition. Recursion is as deep as the condition's operators, which the parser limits. */
export function evaluateCondition(condition: Condition, item: Item): boolean {
  switch (condition.kind) {
    case 'and':
      return evaluateCondition(condition.left, item) && evaluateCondition(condition.right, item)
    case 'or':
      return evaluateCondition(condition.left, item) || evaluateCondition(condition.right, item)
    case 'not':
      return !evaluateCondition(condition.condition, item)
    case 'compare':
      return compare(condition.comparator, resolve(condition.left, item), resolve(condition.right, item))
    case 'between': {
      const value = resolve(condition.operand, item)
      return compare('>=', value, resolve(condition.low, item)) && compare('<=', value, resolve(condition.high, item))
    }
    case 'in': {
      const value = resolve(condition.operand, item)
      return condition.choices.some((choice) => compare('=', value, resolve(choice, item)))
    }
    case 'call':
      return call(condition.function, condition.operands, item)
  }
}

function resolve(operand: Operand, item: Item): Value | undefined {
  if (operand.kind === 'value') return operand.value
  if (operand.kind === 'path') return valueAt(item, operand.path)
  const value = resolve(operand.of, item)
  const size = value === undefined ? undefined : sizeOf(value)
  return size === undefined ? undefined : { type: 'N', value: String(size) }
}

function sizeOf(value: Value): number | undefined {
  if (value.type === 'S' || value.type === 'B' || value.type === 'L' || isSet(value)) return value.value.length
  return value.type === 'M' ? value.value.size : undefined
}

function compare(comparator: Comparator, left: Value | undefined, right: Value | undefined): boolean {
  if (comparator === '<>') return !compare('=', left, right)
  if (left === undefined || right === undefined) return false
  if (comparator === '=') return valuesEqual(left, right)
  if (left.type !== right.type || !isKeyValue(left) || !isKeyValue(right)) return false
  const order = compareKeyValues(left, right)
  if (comparator === '<') return order < 0
  if (comparator === '<=') return order <= 0
  return comparator === '>' ? order > 0 : order >= 0
}

function call(name: ConditionFunction, [first, second]: readonly Operand[], item: Item): boolean {
  const value = resolve(first!, item)
  if (name === 'attribute_exists') return value !== undefined
  if (name === 'attribute_not_exists') return value === undefined
  const argument = resolve(second!, item)
  if (value === undefined || argument === undefined) return false
  if (name === 'attribute_type') return value.type === argument.value
  if (name === 'contains') return contains(value, argument)
  return value.type === argument.type && (value.type === 'S' || value.type === 'B') && value.value.startsWith(argument.value as string)
}

function contains(value: Value, argument: Value): boolean {
  if (value.type === 'L') return value.value.some((member) => valuesEqual(member, argument))
  if (isSet(value)) return value.type === `${argument.type}S` && value.value.includes(argument.value as string)
  return (value.type === 'S' || value.type === 'B') && value.type === argument.type && value.value.includes(argument.value)
}
