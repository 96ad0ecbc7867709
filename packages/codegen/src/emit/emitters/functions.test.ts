import { buildModel, defineEntity, defineSchema, defineTable, planModel } from '@keyloom/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { emit } from '../emit.js'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })

function emitted(pattern: string, functions: boolean) {
  const order = defineEntity(table, 'Order', {
    attributes: { customerId: z.string(), orderId: z.string() },
    key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
    patterns: { [pattern]: { by: ['customerId'] } },
  })
  const built = buildModel(defineSchema({ name: 'shop', tables: [table], entities: [order] }))
  if ('problems' in built) throw new TypeError('The schema has problems.')
  const { plans } = planModel(built.model)
  const result = emit(built.model, plans, { version: '0.0.0', functions })
  return 'problems' in result ? result.problems.map(({ code, path }) => [code, path]) : result.files.map(({ path }) => path)
}

test('there are functions where they are asked for, one module for each entity', () => {
  const rest = ['entities', 'codecs', 'keys', 'plans', 'repositories', 'table', 'client', 'index'].map((name) => `${name}.ts`)
  expect(emitted('byCustomer', false)).toEqual([...rest, 'model.json', 'model.md'])
  expect(emitted('byCustomer', true)).toEqual([...rest, 'order-functions.ts', 'functions.ts', 'model.json', 'model.md'])
})

test('a pattern with the name of an operation is a problem only among functions', () => {
  const problem = ['EMIT.NAME_COLLISION', ['entities', 'Order', 'patterns', 'txCreate']]
  expect(emitted('txCreate', true)).toEqual([problem])
  expect(emitted('txCreate', false)).toContain('repositories.ts')
})
