import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { attributes, key, modelWith, planned, table } from '../../test/order-fixture.js'
import { defineEntity, defineTable } from '../schema/index.js'
import { planModel } from './index.js'

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
    const { plans, problems } = planModel(modelWith(table, alone))
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

test('what a plain key may hide is not read from it', () => {
  const notes = defineTable('notes', {
    key: { partition: 'pk', sort: 'sk' },
    indexes: { gsi1: { kind: 'global', partition: 'a', sort: 'b', projection: 'keys' } },
  })
  const options = {
    attributes: { user: z.string(), tag: z.string(), number: z.int() },
    key: { partition: 'NOTE#{number}', sort: 'NOTE' },
    patterns: { tagged: { by: ['tag'] }, mine: { by: ['tag', 'user'], order: { number: 'asc' } } },
  } as const
  const index = { partition: 'TAG#{tag}', sort: '{user}#{number}' } as const
  const escaped = defineEntity(notes, 'Note', { ...options, indexes: { gsi1: index } })
  const { plans, problems } = planModel(modelWith(notes, escaped))
  expect([plans.map(({ missing }) => missing), problems]).toEqual([[[], []], []])
  const plain = planModel(modelWith(notes, defineEntity(notes, 'Note', { ...options, indexes: { gsi1: { ...index, escape: 'plain' } } })))
  expect([plain.plans.map(({ missing }) => missing), plain.problems.map(({ code }) => code)]).toEqual([[['user']], ['PLAN.UNSERVED']])
})
