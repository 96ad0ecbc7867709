/** An order of a customer in a table with every kind of index: what the tests of the planner vary. */
import { z } from 'zod'
import type { Model, SchemaProblem } from '../src/model/index.js'
import { describePlan, planModel } from '../src/plan/index.js'
import { defineSchema, defineTable, type Entity, modelOf, type Table } from '../src/schema/index.js'

export const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    small: { kind: 'global', partition: 'smallpk', sort: 'smallsk', projection: ['total'] },
    lsi1: { kind: 'local', sort: 'lsi1sk' },
  },
})

export const attributes = {
  customerId: z.uuid(),
  orderId: z.ulid(),
  placedAt: z.date(),
  status: z.enum(['open', 'paid', 'shipped']),
  total: z.int().min(0).max(9999),
  note: z.string().optional(),
  closedAt: z.date().optional(),
}

export const key = { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' } as const

export function modelWith(only: Table, ...entities: Entity[]): Model {
  return modelOf(defineSchema({ name: 'test', tables: [only], entities }))
}

/** One line for every plan, and the problems. */
export function planned(only: Table, ...entities: Entity[]): { plans: string[]; problems: SchemaProblem[] } {
  const { plans, problems } = planModel(modelWith(only, ...entities))
  const lines = plans.map((plan) => {
    const { operation, index, keyCondition, direction } = describePlan(plan)
    return `${operation} ${index} ${keyCondition}${direction === 'backward' ? ' backward' : ''}`
  })
  return { plans: lines, problems }
}
