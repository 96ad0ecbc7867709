import { describe, expect, test } from 'vitest'
import { parseDescribeTable } from '../../src/review/drift/deployed-table.js'
import type { DriftInput } from '../../src/review/drift/drift-rule.js'
import { findDrift } from '../../src/review/drift/find-drift.js'
import { driftRules } from '../../src/review/drift/rules/index.js'
import { shop } from './shop.js'

const nothing: DriftInput = { faults: [], acceptances: [] }
const entry = { fingerprint: 'f1', rule: 'K102', target: 'Order sort key', because: 'nothing is deployed yet' }

function fault(kind: DriftInput['faults'][number]['kind'], path: string): DriftInput {
  return { ...nothing, faults: [{ kind, path }] }
}

function acceptance(more: object, state: { readonly isUsed?: boolean; readonly isExpired?: boolean } = {}): DriftInput {
  return { ...nothing, acceptances: [{ entry: { ...entry, ...more }, isUsed: true, isExpired: false, ...state }] }
}

const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
]
const described = {
  TableName: 'shop-prod',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: key('pk', 'sk'),
  BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
  GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((IndexName) => ({
    IndexName,
    KeySchema: key(`${IndexName}pk`, `${IndexName}sk`),
    Projection: { ProjectionType: 'ALL' },
  })),
}

function deployed(more: object): DriftInput {
  return {
    ...nothing,
    deployed: { table: parseDescribeTable(JSON.stringify({ Table: { ...described, ...more } }), 'table.json'), model: shop() },
  }
}

const cases: Readonly<Record<string, { readonly finds: readonly [DriftInput, ...string[]]; readonly ignores: DriftInput }>> = {
  D801: { finds: [fault('stale', 'model.json'), 'model.json'], ignores: fault('stale', 'keys.ts') },
  D802: { finds: [fault('stale', 'keys.ts'), 'keys.ts'], ignores: fault('stale', 'model.json') },
  D803: { finds: [fault('missing', 'keys.ts'), 'keys.ts'], ignores: fault('orphaned', 'keys.ts') },
  D804: { finds: [fault('orphaned', 'keys.ts'), 'keys.ts'], ignores: fault('missing', 'keys.ts') },
  D805: { finds: [fault('edited', 'keys.ts'), 'keys.ts'], ignores: fault('stale', 'keys.ts') },
  D806: { finds: [acceptance({}, { isUsed: false }), 'K102 Order sort key f1'], ignores: acceptance({}) },
  D807: {
    finds: [acceptance({ until: '2020-01-01' }, { isExpired: true }), 'K102 Order sort key f1'],
    ignores: acceptance({ until: '2999-01-01' }),
  },
  D808: { finds: [acceptance({ because: ' ' }), 'K102 Order sort key f1'], ignores: acceptance({}) },
  D810: {
    finds: [
      deployed({
        GlobalSecondaryIndexes: described.GlobalSecondaryIndexes.slice(0, 1),
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
      }),
      'shop-prod.gsi2',
      'shop-prod stream',
    ],
    ignores: deployed({}),
  },
}

test('every rule has its cases', () => {
  expect(Object.keys(cases)).toEqual(driftRules.map(({ id }) => id))
})

for (const [id, { finds, ignores }] of Object.entries(cases)) {
  const [input, ...targets] = finds
  describe(`${id} positive`, () => {
    test('is found, and nothing else', () => {
      expect(findDrift(input).map(({ rule, target }) => ({ rule, target }))).toEqual(targets.map((target) => ({ rule: id, target })))
    })
  })
  describe(`${id} negative`, () => {
    test('is not found', () => {
      expect(findDrift(ignores).filter(({ rule }) => rule === id)).toEqual([])
    })
  })
}

test.each(['', '[]', '{"Table":{}}'])('%j is no answer of DescribeTable', (text) => {
  expect(() => parseDescribeTable(text, 'table.json')).toThrow(expect.objectContaining({ code: 'REVIEW.DEPLOYED' }))
})
