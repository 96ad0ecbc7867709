import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { attributes, key, modelWith, planned, table } from '../../test/order-fixture.js'
import { defineEntity, defineTable } from '../schema/index.js'
import { planModel } from './index.js'

describe('problems', () => {
  test('nothing serves: each place says why, and the declaration that would is printed', () => {
    const order = defineEntity(table, 'Order', { attributes, key, patterns: { byStatus: { by: ['status'], range: 'placedAt' } } })
    expect(planned(table, order).problems).toEqual([
      {
        code: 'PLAN.UNSERVED',
        message: 'Order.byStatus: no key answers it with one request.\n  `table`: its partition key needs `customerId`',
        fix: "This would: `indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{placedAt}' } }`.",
        path: ['entities', 'Order', 'patterns', 'byStatus'],
      },
    ])
  })

  test.each([
    [{ by: ['orderId'], one: true }, "indexes: { gsi1: { partition: 'ORDER#{orderId}', sort: 'ORDER' } }"],
    [{ by: [] }, "indexes: { gsi1: { partition: 'ORDER', sort: 'ORDER#{placedAt}#{orderId}' } }"],
    [
      { by: ['status', 'total'], order: { placedAt: 'desc' } },
      "indexes: { gsi1: { partition: 'STATUS#{status}#TOTAL#{total}', sort: '{placedAt}' } }",
    ],
    [
      { by: ['orderId'], where: { closedAt: 'present' } },
      "indexes: { gsi1: { when: { closedAt: 'present' }, partition: 'ORDER#{orderId}', sort: 'ORDER#{placedAt}#{orderId}' } }",
    ],
    [{ by: ['placedAt:day'] }, "indexes: { gsi1: { partition: 'PLACED_AT#{placedAt:day}', sort: 'ORDER#{placedAt}#{orderId}' } }"],
    [{ by: ['note'] }, "indexes: { gsi1: { sparse: true, partition: 'NOTE#{note}', sort: 'ORDER#{placedAt}#{orderId}' } }"],
  ] as const)('the suggestion for %j', (pattern, suggestion) => {
    const order = defineEntity(table, 'Order', { attributes, key, patterns: { asked: pattern } })
    expect(planned(table, order).problems.map(({ fix }) => fix)).toEqual([`This would: \`${suggestion}\`.`])
  })

  test('a suggestion keeps out of partitions that others are in, and adds an index where all are taken', () => {
    const small = defineTable('small', {
      key: { partition: 'pk', sort: 'sk' },
      indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
    })
    const invoice = defineEntity(small, 'Invoice', {
      attributes: { invoiceId: z.ulid(), status: z.string() },
      key: { partition: 'INVOICE#{invoiceId}', sort: 'INVOICE' },
      indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{invoiceId}' } },
      patterns: { all: { by: [] } },
    })
    const order = defineEntity(small, 'Order', { attributes, key, patterns: { byStatus: { by: ['status'], range: 'placedAt' } } })
    expect(planned(small, invoice, order).problems.map(({ fix }) => fix)).toEqual([
      "This would: `indexes: { gsi2: { partition: 'INVOICE', sort: 'INVOICE' } } (with the new global index `gsi2` on the table `small`)`.",
      "This would: `indexes: { gsi1: { partition: 'ORDER#STATUS#{status}', sort: '{placedAt}' } }`.",
    ])
  })

  test('a tie asks for `index`, so that an index added later never moves a pattern', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{placedAt}' }, gsi2: { partition: 'STATUS#{status}', sort: '{total}' } },
      patterns: {
        byStatus: { by: ['status'] },
        ordered: { by: ['status'], order: { total: 'asc' } },
        pinned: { by: ['status'], index: 'gsi2' },
      },
    })
    expect(planned(table, order)).toEqual({
      plans: ['Query gsi2 `gsi2pk = STATUS#{status}`', 'Query gsi2 `gsi2pk = STATUS#{status}`'],
      problems: [
        {
          code: 'PLAN.TIED',
          message: 'Order.byStatus: `gsi1`, `gsi2` serve it equally well.',
          fix: "Name the one to read: `index: 'gsi1'`.",
          path: ['entities', 'Order', 'patterns', 'byStatus'],
        },
      ],
    })
  })

  test('a global index cannot be read consistently', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{placedAt}' } },
      patterns: { byStatus: { by: ['status'], consistent: true } },
    })
    expect(planned(table, order).problems).toEqual([
      {
        code: 'PLAN.CONSISTENCY',
        message:
          'Order.byStatus: it asks for consistent reads, and only the global index `gsi1` serves it: reads of a global index are eventually consistent.',
        fix: 'Leave out `consistent`, or give the table itself a key that serves the pattern.',
        path: ['entities', 'Order', 'patterns', 'byStatus'],
      },
    ])
  })

  test('a Scan is planned where it was asked for, and only where it finds everything', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { small: { sparse: true, partition: 'CLOSED', sort: '{closedAt}' } },
      patterns: {
        export: { scan: { because: 'the monthly export' } },
        closed: { where: { closedAt: 'present' }, scan: { because: 'few are closed', index: 'small' } },
        notAll: { scan: { because: 'few are closed', index: 'small' } },
        open: { where: { status: 'open' }, scan: { because: 'rare' } },
      },
    })
    const { plans, problems } = planModel(modelWith(table, order))
    const base = { kind: 'scan', table: 'shop', filter: [], result: { kind: 'many', entity: 'Order' } }
    expect(plans).toEqual([
      { ...base, name: 'Order.export', missing: [], because: 'the monthly export' },
      { ...base, name: 'Order.closed', missing: ['status', 'note'], index: 'small', because: 'few are closed' },
    ])
    expect(problems.map(({ message }) => message)).toEqual([
      "Order.notAll: a Scan of `small` does not answer it: it holds only items with `closedAt` present, which the pattern's `where` does not say.",
      'Order.open: a Scan of `table` does not answer it: nothing makes `status` "open": list it in `filter`.',
    ])
  })
})
