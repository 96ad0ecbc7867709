import { defineEntity, defineSchema, defineTable, modelOf } from '@keyloom/core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { coverageOf, coverageText } from './coverage.js'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const order = defineEntity(table, 'Order', {
  attributes: { userId: z.uuid(), orderId: z.ulid() },
  key: { partition: 'USER#{userId}', sort: 'ORDER#{orderId}' },
  patterns: { byUser: { by: ['userId'] }, byId: { by: ['userId', 'orderId'], one: true }, latest: { by: ['userId'], limit: 1 } },
})
const model = modelOf(defineSchema({ name: 'shop', tables: [table], entities: [order] }))

test('tells the patterns that were asked from those that were not', () => {
  const coverage = coverageOf([model], new Set(['Order.byUser', 'Order.create', 'Order.latest']))
  expect(coverage).toEqual({ schemas: [{ schema: 'shop', exercised: ['Order.byUser', 'Order.latest'], missed: ['Order.byId'] }] })
  expect(coverageText(coverage)).toBe('Access patterns of shop: 1 of 3 were exercised by no test:\n  Order.byId')
})

test('says when all were asked', () => {
  const coverage = coverageOf([model], new Set(['Order.byUser', 'Order.byId', 'Order.latest']))
  expect(coverageText(coverage)).toBe('Access patterns of shop: all 3 were exercised.')
})
