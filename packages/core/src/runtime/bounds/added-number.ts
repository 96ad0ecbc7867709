import type { Bounds } from '../codec/codec.js'
import { compare, difference } from './decimal.js'
import type { Growth } from './growth.js'

/** What adding a number comes to: only the bounds on its side can be left, but for a value that begins with it. */
export function addedNumber({ min, max, exclusiveMin, exclusiveMax }: Bounds, operand: string): Growth {
  const sign = compare(operand, '0')
  const all: readonly Limit[] = [limit('<=', max), limit('<', exclusiveMax), limit('>=', min), limit('>', exclusiveMin)].flat()
  const near = all.filter(({ operator }) => (operator.startsWith('<') ? sign > 0 : sign < 0))
  return {
    clauses: (place, expression) =>
      near.map(({ operator, bound }) => `${place} ${operator} ${expression.value({ N: difference(bound, operand) })}`),
    hasRoom: (stored) =>
      stored?.N === undefined
        ? all.every((each) => isWithin(operand, each))
        : near.every(({ operator, bound }) => isWithin(stored.N!, { operator, bound: difference(bound, operand) })),
  }
}

interface Limit {
  readonly operator: '<=' | '<' | '>=' | '>'
  readonly bound: string
}

function limit(operator: Limit['operator'], bound: number | bigint | undefined): Limit[] {
  return bound === undefined ? [] : [{ operator, bound: String(bound) }]
}

function isWithin(value: string, { operator, bound }: Limit): boolean {
  const order = compare(value, bound)
  return (order === 0 && operator.endsWith('=')) || (operator.startsWith('<') ? order < 0 : order > 0)
}
