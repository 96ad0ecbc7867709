import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Model, SchemaProblem } from '../model/index.js'
import { type Collection, defineEntity, defineSchema, defineTable, type Entity, modelOf, type Table } from '../schema/index.js'
import { describePlan, planModel } from './index.js'

function model(table: Table, ...entities: Entity[]): Model {
  const collections: Collection[] = []
  return modelOf(defineSchema({ name: 'test', tables: [table], entities, collections }))
}

function planned(table: Table, ...entities: Entity[]): { plans: string[]; problems: SchemaProblem[] } {
  const { plans, problems } = planModel(model(table, ...entities))
  const lines = plans.map((plan) => {
    const { operation, index, keyCondition, direction } = describePlan(plan)
    return `${operation} ${index} ${keyCondition}${direction === 'backward' ? ' backward' : ''}`
  })
  return { plans: lines, problems }
}

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    small: { kind: 'global', partition: 'smallpk', sort: 'smallsk', projection: ['total'] },
    lsi1: { kind: 'local', sort: 'lsi1sk' },
  },
})

const attributes = {
  customerId: z.uuid(),
  orderId: z.ulid(),
  placedAt: z.date(),
  status: z.enum(['open', 'paid', 'shipped']),
  total: z.int().min(0).max(9999),
  note: z.string().optional(),
  closedAt: z.date().optional(),
}
const key = { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{placedAt}#{orderId}' } as const

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
    expect(planModel(model(table, order))).toEqual({
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
    expect(planModel(model(table, order)).plans).toMatchObject([
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

describe('what an index must hold', () => {
  const sparse = defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: { gsi1: { sparse: true, partition: 'CLOSED#{customerId}', sort: '{closedAt}' } },
    patterns: {
      said: { by: ['customerId'], where: { closedAt: 'present' }, order: { closedAt: 'desc' } },
      unsaid: { by: ['customerId'], order: { closedAt: 'desc' } },
    },
  })
  const conditional = defineEntity(table, 'Order', {
    attributes,
    key,
    indexes: { gsi2: { when: { status: ['open', 'paid'] }, partition: 'STATUS#{status}', sort: '{placedAt}' } },
    patterns: {
      unshipped: { by: ['status'], where: { status: ['open', 'paid'] }, range: 'placedAt' },
      open: { by: [], where: { status: 'open' }, range: 'placedAt' },
      any: { by: ['status'], range: 'placedAt' },
      wider: { by: ['status'], where: { status: ['open', 'shipped'] }, range: 'placedAt' },
    },
  })

  test('a sparse index serves only a pattern that says so', () => {
    const { plans, problems } = planned(table, sparse)
    expect(plans).toEqual(['Query gsi1 `gsi1pk = CLOSED#{customerId}` backward'])
    expect(problems.map(({ code, message }) => ({ code, message }))).toEqual([
      {
        code: 'PLAN.UNSERVED',
        message: [
          'Order.unsaid: no key answers it with one request.',
          '  `table`: its items are not in the order of `closedAt`',
          "  `gsi1`: it holds only items with `closedAt` present, which the pattern's `where` does not say",
        ].join('\n'),
      },
    ])
  })

  test('a conditional index serves only a pattern that implies its condition', () => {
    const { plans, problems } = planned(table, conditional)
    expect(plans).toEqual([
      'Query gsi2 `gsi2pk = STATUS#{status}` and `gsi2sk` between bounds of `placedAt`',
      'Query gsi2 `gsi2pk = STATUS#open` and `gsi2sk` between bounds of `placedAt`',
    ])
    expect(problems.map(({ code, path }) => ({ code, path: path.join('.') }))).toEqual([
      { code: 'PLAN.UNSERVED', path: 'entities.Order.patterns.any' },
      { code: 'PLAN.UNSERVED', path: 'entities.Order.patterns.wider' },
    ])
  })

  test('the items of a conditional index that `where` does not mean are no answer', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { gsi2: { when: { closedAt: 'absent' }, partition: 'RUNNING', sort: '{placedAt}' } },
      patterns: {
        running: { by: [], where: { closedAt: 'absent' } },
        open: { by: [], where: { closedAt: 'absent', status: 'open' }, index: 'gsi2' },
      },
    })
    const { plans, problems } = planned(table, order)
    expect(plans).toEqual(['Query gsi2 `gsi2pk = RUNNING`'])
    expect(problems).toEqual([
      {
        code: 'PLAN.UNSERVED',
        message:
          'Order.open: no key answers it with one request.\n  `gsi2`: neither its key nor its `when` makes `status` "open": list it in `filter` to read and drop the other items',
        fix: "This would, without `index`: `indexes: { gsi1: { when: { closedAt: 'absent' }, partition: 'STATUS#{status}', sort: 'ORDER#{placedAt}#{orderId}' } }`.",
        path: ['entities', 'Order', 'patterns', 'open'],
      },
    ])
  })

  test('without `select` whole items are preferred; parts only where nothing else serves', () => {
    const order = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { gsi1: { partition: 'STATUS#{status}', sort: '{placedAt}' }, small: { partition: 'STATUS#{status}', sort: '{placedAt}' } },
      patterns: { byStatus: { by: ['status'] }, byStatusInPart: { by: ['status'], select: ['total'], index: 'small' } },
    })
    const alone = defineEntity(table, 'Order', {
      attributes,
      key,
      indexes: { small: { partition: 'STATUS#{status}', sort: '{placedAt}' } },
      patterns: {
        byStatus: { by: ['status'] },
        totals: { by: ['status'], select: ['total', 'orderId', 'placedAt'] },
        notes: { by: ['status'], select: ['note'] },
        filtered: { by: ['status'], filter: ['orderId'] },
      },
    })
    expect(planned(table, order)).toEqual({
      plans: ['Query gsi1 `gsi1pk = STATUS#{status}`', 'Query small `smallpk = STATUS#{status}`'],
      problems: [],
    })
    const { plans, problems } = planModel(model(table, alone))
    expect(plans.map(({ name, missing }) => ({ name, missing }))).toEqual([
      { name: 'Order.byStatus', missing: ['note', 'closedAt'] },
      { name: 'Order.totals', missing: ['note', 'closedAt'] },
    ])
    expect(problems.map(({ message }) => message.split('\n').at(-1))).toEqual([
      '  `small`: it does not hold `note`, which the pattern selects',
      '  `small`: it does not hold `orderId`, which the pattern filters on',
    ])
  })
})

describe('exactness', () => {
  const order = defineEntity(table, 'Order', {
    attributes: { ...attributes, email: z.email() },
    key,
    indexes: {
      gsi1: { partition: 'DAY#{placedAt:day}', sort: '{placedAt}#{orderId}' },
      gsi2: { partition: 'EMAIL#{email:lower}', sort: 'ORDER' },
    },
    patterns: {
      ofDay: { by: ['placedAt:day'] },
      atTime: { by: ['placedAt'] },
      byEmail: { by: ['email'] },
      byLowerEmail: { by: ['email:lower'] },
      byDayInOrder: { by: ['placedAt:day'], order: { placedAt: 'desc' } },
    },
  })

  test('a lossy form answers only the question that names it', () => {
    const { plans, problems } = planned(table, order)
    expect(plans).toEqual([
      'Query gsi1 `gsi1pk = DAY#{placedAt:day}`',
      // The exact value fixes its day, and the sort key holds it exactly.
      'Query gsi1 `gsi1pk = DAY#{placedAt:day}` and `gsi1sk` begins with `{placedAt}#`',
      'Query gsi2 `gsi2pk = EMAIL#{email:lower}` and `gsi2sk = ORDER`',
      'Query gsi1 `gsi1pk = DAY#{placedAt:day}` backward',
    ])
    expect(problems.map(({ message }) => message)).toEqual([
      [
        'Order.byEmail: no key answers it with one request.',
        '  `table`: its partition key needs `customerId`',
        '  `gsi1`: its partition key needs `placedAt`',
        '  `gsi2`: its key does not fix `email` exactly: list it in `filter` to read and drop the other items',
      ].join('\n'),
    ])
  })

  test('a range needs keys in the order of the values', () => {
    const piped = defineTable('piped', { key: { partition: 'pk', sort: 'sk' }, delimiter: '|' })
    const note = defineEntity(piped, 'Note', {
      attributes: { userId: z.string(), title: z.string(), day: z.iso.date(), rank: z.number() },
      key: { partition: 'USER|{userId}', sort: 'NOTE|{title}|{day}' },
      patterns: { byTitle: { by: ['userId'], range: 'title' }, byDay: { by: ['userId', 'title'], range: 'day' } },
    })
    const { plans, problems } = planned(piped, note)
    expect(plans).toEqual(['Query table `pk = USER|{userId}` and `sk` between bounds of `day` behind `NOTE|{title}|`'])
    expect(problems.map(({ message }) => message.split('\n')[1])).toEqual(['  `table`: its keys do not sort as the values of `title` do'])
  })
})

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
    const { plans, problems } = planModel(model(table, order))
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
