import { expect, test } from 'vitest'
import { z } from 'zod'
import { defineEntity, defineSchema, defineTable, modelOf } from '../schema/index.js'
import { planModel } from './index.js'

test('a natural sort key of free text is ordered, and takes a range that ends with the key', () => {
  const table = defineTable('devices', { key: { partition: 'deviceId', sort: 'name' } })
  const device = defineEntity(table, 'Device', {
    attributes: { deviceId: z.string(), name: z.string() },
    key: true,
    patterns: { byDevice: { by: ['deviceId'], range: 'name', order: { name: 'desc' } } },
  })
  const { plans, problems } = planModel(modelOf(defineSchema({ name: 'test', tables: [table], entities: [device] })))
  expect(problems).toEqual([])
  expect(plans).toMatchObject([
    {
      kind: 'query',
      forward: false,
      sort: {
        bound: { kind: 'range', part: { attribute: 'name', tokens: [] }, range: { attribute: 'name', followed: false, descending: false } },
      },
    },
  ])
})
