import type { EntityModel, Model } from '@keyloom/core'
import { kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { createUnits, readUnits, updateUnits } from './capacity.js'
import { prices } from './prices.js'

/** What one operation costs before and after, where that differs. */
export interface CostDifference {
  /** `create Order`, `update Order`, `Order.byCustomer` */
  readonly operation: string
  readonly unit: 'RCU' | 'WCU'
  readonly before: number
  readonly after: number
  /** On demand, in US dollars for a million of them. */
  readonly millionBefore: number
  readonly millionAfter: number
}

/** The operations whose capacity the change alters: writes of each entity, then access patterns. Estimated from the types of attributes. */
export function costDifferences({ base, head, entities, questions }: Comparison): CostDifference[] {
  const writes = kept(entities).flatMap((entity) =>
    (
      [
        ['create', createUnits],
        ['update', updateUnits],
      ] as const
    ).map(([write, units]) =>
      difference(`${write} ${entity.target}`, 'WCU', unitsOf(units, entity.base, base), unitsOf(units, entity.head, head)),
    ),
  )
  const reads = kept(questions).flatMap(({ target, base: before, head: after }) =>
    before.plan === undefined || after.plan === undefined
      ? []
      : [difference(target, 'RCU', readUnits(before.plan, base), readUnits(after.plan, head))],
  )
  return [...writes, ...reads].filter(({ before, after }) => before !== after)
}

function unitsOf(units: typeof createUnits, entity: EntityModel, model: Model): number {
  const table = model.tables.find(({ name }) => name === entity.table)
  return table === undefined ? 0 : units(entity, table)
}

function difference(operation: string, unit: 'RCU' | 'WCU', before: number, after: number): CostDifference {
  const price = unit === 'RCU' ? prices.readMillion : prices.writeMillion
  return { operation, unit, before, after, millionBefore: before * price, millionAfter: after * price }
}
