import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { attributes, key, modelWith, planned, table } from '../../test/order-fixture.js'
import { defineEntity, defineTable } from '../schema/index.js'
import { planModel } from './index.js'

describe('where a pattern is read', () => {
  test('the whole primary key is a GetItem only where one item is asked for and nothing is filtered', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      patterns: {
        exact: { by: ['customerId', 'placedAt', 'orderId'], one: true, consistent: true },
        list: { by: ['customerId', 'placedAt', 'orderId'] },
        open: { by: ['customerId', 'placedAt', 'orderId'], one: true, filter: ['status'] },
      },
    })
    const whole = '`pk = CUSTOMER#{customerId}` and `sk = ORDER#{placedAt}#{orderId}`'
    expect(planned(table, order)).toEqual({
      plans: [`GetItem table ${whole}`, `Query table ${whole}`, `Query table ${whole}`],
      problems: [],
    })
  })

  test('sort parts are bound from the left, with one range behind them, and the order is that of the next value', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      patterns: {
        all: { by: ['customerId'] },
        newest: { by: ['customerId'], order: { placedAt: 'desc' }, limit: 1 },
        between: { by: ['customerId'], range: 'placedAt', order: { placedAt: 'asc' } },
        atOnce: { by: ['customerId', 'placedAt'], range: 'orderId', order: { orderId: 'desc' } },
      },
    })
    expect(planned(table, order)).toEqual({
      plans: [
        'Query table `pk = CUSTOMER#{customerId}` and `sk` begins with `ORDER#`',
        'Query table `pk = CUSTOMER#{customerId}` and `sk` begins with `ORDER#` backward',
        'Query table `pk = CUSTOMER#{customerId}` and `sk` between bounds of `placedAt` behind `ORDER#`',
        'Query table `pk = CUSTOMER#{customerId}` and `sk` between bounds of `orderId` behind `ORDER#{placedAt}#` backward',
      ],
      problems: [],
    })
  })

  test('a descending format turns the direction round', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key: { partition: 'CUSTOMER#{customerId}', sort: '{placedAt:desc}#{orderId}' },
      patterns: {
        newest: { by: ['customerId'], order: { placedAt: 'desc' } },
        oldest: { by: ['customerId'], order: { placedAt: 'asc' } },
        since: { by: ['customerId'], range: 'placedAt' },
      },
    })
    expect(planned(table, order)).toEqual({
      plans: [
        'Query table `pk = CUSTOMER#{customerId}`',
        'Query table `pk = CUSTOMER#{customerId}` backward',
        'Query table `pk = CUSTOMER#{customerId}` and `sk` between bounds of `placedAt`',
      ],
      problems: [],
    })
  })

  test('a constant of `where` becomes part of the literals', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{placedAt}' } },
      patterns: { open: { by: [], where: { status: 'open' }, range: 'placedAt' } },
    })
    expect(planModel(modelWith(table, order))).toEqual({
      plans: [
        {
          kind: 'query',
          name: 'Order.open',
          table: 'shop',
          filter: [],
          missing: [],
          result: { kind: 'many', entity: 'Order' },
          index: 'gsi1',
          indexKind: 'global',
          partition: [{ attribute: 'gsi1pk', type: 'string', tokens: [{ kind: 'literal', text: 'STATUS#open' }] }],
          sort: {
            equal: [],
            bound: {
              kind: 'range',
              part: { attribute: 'gsi1sk', type: 'string', tokens: [] },
              range: {
                entity: 'Order',
                attribute: 'placedAt',
                encoding: { kind: 'date', descending: false },
                followed: false,
                delimiter: '#',
                descending: false,
              },
            },
          },
          forward: true,
          consistent: false,
        },
      ],
      problems: [],
    })
  })

  test('a local index reads consistently', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { lsi1: { sort: 'TOTAL#{total}' } },
      patterns: { largest: { by: ['customerId'], order: { total: 'desc' }, consistent: true } },
    })
    expect(planModel(modelWith(table, order)).plans).toMatchObject([
      { index: 'lsi1', indexKind: 'local', consistent: true, forward: false, partition: [{ attribute: 'pk' }] },
    ])
  })

  test('the table goes before an index, and an index that is pinned before both', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { gsi1: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}' } },
      patterns: {
        free: { by: ['customerId'] },
        pinned: { by: ['customerId'], index: 'gsi1' },
        base: { by: ['customerId'], index: 'table' },
      },
    })
    expect(planned(table, order).plans).toEqual([
      'Query table `pk = CUSTOMER#{customerId}` and `sk` begins with `ORDER#`',
      'Query gsi1 `gsi1pk = CUSTOMER#{customerId}` and `gsi1sk` begins with `ORDER#`',
      'Query table `pk = CUSTOMER#{customerId}` and `sk` begins with `ORDER#`',
    ])
  })

  test('natural, number and multi-attribute keys', () => {
    const natural = defineTable('log', {
      key: { partition: 'deviceId', sort: { name: 'seq', type: 'number' } },
      indexes: { byTenant: { kind: 'global', partition: ['tenantId', 'state'], sort: ['region', 'at'] } },
    })
    const entry = defineEntity(natural, 'Entry', {
      attributes: {
        deviceId: z.string(),
        seq: z.int(),
        tenantId: z.string(),
        state: z.string(),
        region: z.string(),
        at: z.iso.datetime({ precision: 3 }),
      },
      key: {},
      indexes: { byTenant: true },
      patterns: {
        latest: { by: ['deviceId'], range: 'seq', order: { seq: 'desc' } },
        tenant: { by: ['tenantId', 'state'] },
        region: { by: ['tenantId', 'state', 'region'], range: 'at' },
      },
    })
    expect(planned(natural, entry)).toEqual({
      plans: [
        'Query table `deviceId = {deviceId}` and `seq` between bounds of `seq` backward',
        'Query byTenant `tenantId = {tenantId}` and `state = {state}`',
        'Query byTenant `tenantId = {tenantId}`, `state = {state}`, `region = {region}` and `at` between bounds of `at`',
      ],
      problems: [],
    })
  })
})
