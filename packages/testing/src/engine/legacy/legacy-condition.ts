import type { Comparator, Condition, Operand } from '../expression/syntax.js'
import { invalidParameters, validation } from '../service-error.js'
import { compareKeyValues } from '../value/order.js'
import { isKeyValue, type Value, type ValueType } from '../value/value.js'
import { decodeValue, type WireValue } from '../value/wire.js'

/** A condition on one attribute, as KeyConditions, QueryFilter and ScanFilter have it. */
export interface LegacyCondition {
  readonly ComparisonOperator: string
  readonly AttributeValueList?: readonly WireValue[] | undefined
}

/** A condition on one attribute, as Expected has it. */
export interface LegacyExpected {
  readonly Value?: WireValue | undefined
  readonly Exists?: boolean | undefined
  readonly ComparisonOperator?: string | undefined
  readonly AttributeValueList?: readonly WireValue[] | undefined
}

const comparators: Readonly<Record<string, Comparator>> = { EQ: '=', NE: '<>', LT: '<', LE: '<=', GT: '>', GE: '>=' }
const scalars: ReadonlySet<ValueType> = new Set<ValueType>(['S', 'N', 'B'])
const texts: ReadonlySet<ValueType> = new Set<ValueType>(['S', 'B'])

/** Reads conditions by attribute as one condition; nothing when there are none. */
export function readLegacyConditions(
  conditions: Readonly<Record<string, LegacyCondition>> | undefined,
  conditionalOperator: string | undefined,
  nestingLevels: number,
): Condition | undefined {
  return join(
    Object.entries(conditions ?? {}).map(([name, { ComparisonOperator, AttributeValueList = [] }]) =>
      toCondition(
        name,
        ComparisonOperator,
        AttributeValueList.map((value) => decodeValue(value, nestingLevels)),
      ),
    ),
    conditionalOperator,
  )
}

/** Reads the conditions of a write as one condition; nothing when there are none. */
export function readExpected(
  expected: Readonly<Record<string, LegacyExpected>> | undefined,
  conditionalOperator: string | undefined,
  nestingLevels: number,
): Condition | undefined {
  return join(
    Object.entries(expected ?? {}).map(([name, each]) => expectedCondition(name, each, nestingLevels)),
    conditionalOperator,
  )
}

function expectedCondition(name: string, expected: LegacyExpected, nestingLevels: number): Condition {
  const { Value, Exists, ComparisonOperator, AttributeValueList } = expected
  const refuse = (detail: string): Error => invalidParameters(`${detail} for Attribute: ${name}`)
  if (Value !== undefined && AttributeValueList !== undefined) throw refuse('Value and AttributeValueList cannot be used together')
  if (ComparisonOperator !== undefined) {
    if (Exists !== undefined) throw refuse('Exists and ComparisonOperator cannot be used together')
    const none = Value === undefined && AttributeValueList === undefined
    if (none && ComparisonOperator !== 'NULL' && ComparisonOperator !== 'NOT_NULL')
      throw refuse(`Value or AttributeValueList must be used with ComparisonOperator: ${ComparisonOperator}`)
    const values = Value === undefined ? (AttributeValueList ?? []) : [Value]
    return toCondition(
      name,
      ComparisonOperator,
      values.map((value) => decodeValue(value, nestingLevels)),
    )
  }
  if (AttributeValueList !== undefined) throw refuse('AttributeValueList can only be used with a ComparisonOperator')
  if (Exists === false) {
    if (Value !== undefined) throw refuse('Value cannot be used when Exists is false')
    return toCondition(name, 'NULL', [])
  }
  if (Value === undefined) throw refuse(`Value must be provided when Exists is ${Exists ?? 'null'}`)
  return toCondition(name, 'EQ', [decodeValue(Value, nestingLevels)])
}

function toCondition(name: string, operator: string, values: readonly Value[]): Condition {
  checkValues(operator, values)
  const operand: Operand = { kind: 'path', path: [name] }
  const literals: readonly Operand[] = values.map((value) => ({ kind: 'value', name: ':value', value }))
  const comparator = comparators[operator]
  if (comparator !== undefined) return { kind: 'compare', comparator, left: operand, right: literals[0]! }
  switch (operator) {
    case 'NULL':
      return { kind: 'call', function: 'attribute_not_exists', operands: [operand] }
    case 'NOT_NULL':
      return { kind: 'call', function: 'attribute_exists', operands: [operand] }
    case 'BETWEEN':
      return { kind: 'between', operand, low: literals[0]!, high: literals[1]! }
    case 'IN':
      return { kind: 'in', operand, choices: literals }
    case 'BEGINS_WITH':
      return { kind: 'call', function: 'begins_with', operands: [operand, literals[0]!] }
    case 'CONTAINS':
      return { kind: 'call', function: 'contains', operands: [operand, literals[0]!] }
    default: {
      // NOT_CONTAINS holds only for an attribute that is there.
      const contains: Condition = { kind: 'call', function: 'contains', operands: [operand, literals[0]!] }
      const exists: Condition = { kind: 'call', function: 'attribute_exists', operands: [operand] }
      return { kind: 'and', left: exists, right: { kind: 'not', condition: contains } }
    }
  }
}

function checkValues(operator: string, values: readonly Value[]): void {
  const wanted = operator === 'NULL' || operator === 'NOT_NULL' ? 0 : operator === 'BETWEEN' ? 2 : 1
  if (operator === 'IN' ? values.length === 0 : values.length !== wanted)
    throw invalidParameters(`Invalid number of argument(s) for the ${operator} ComparisonOperator`)
  if (values.some(({ type }) => type !== values[0]!.type))
    throw invalidParameters('AttributeValues inside AttributeValueList must be of same type')
  if (operator === 'EQ' || operator === 'NE') return
  const allowed = operator === 'BEGINS_WITH' ? texts : scalars
  const refused = values.find(({ type }) => !allowed.has(type))
  if (refused !== undefined) throw invalidParameters(`ComparisonOperator ${operator} is not valid for ${refused.type} AttributeValue type`)
  const [low, high] = values
  if (operator !== 'BETWEEN' || !isKeyValue(low!) || !isKeyValue(high!)) return
  if (compareKeyValues(low, high) > 0)
    throw validation('The BETWEEN condition was provided a range where the lower bound is greater than the upper bound')
}

function join(conditions: readonly Condition[], operator: string | undefined): Condition | undefined {
  if (operator !== undefined && conditions.length === 0) throw validation('ConditionalOperator cannot be used without Filter or Expected')
  if (operator !== undefined && conditions.length === 1)
    throw validation('ConditionalOperator can only be used when Filter or Expected has two or more elements')
  const [first, ...rest] = conditions
  return first === undefined ? undefined : rest.reduce((left, right) => ({ kind: operator === 'OR' ? 'or' : 'and', left, right }), first)
}
