import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { multiAttributeKeyRules } from './l722-multi-attribute-key-rules.js'

const tenants = (pattern: object) =>
  designOf({
    table: {
      indexes: {
        byTenant: {
          kind: 'global',
          partition: ['tenantId'],
          sort: ['region', 'total'].map((name) => (name === 'total' ? { name, type: 'number' as const } : name)),
        },
      },
    },
    order: {
      attributes: { tenantId: z.ulid(), region: z.string().min(1).max(20) },
      patterns: { ofTenant: { by: ['tenantId'], index: 'byTenant', ...pattern } },
    },
  })
const keys = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `part${i}`, type: 'string' }))
const constant = (attribute: string) => ({
  kind: 'template',
  attribute,
  type: 'string',
  template: 'X',
  tokens: [{ kind: 'literal', text: 'X' }],
})

testRule(multiAttributeKeyRules, {
  positive: {
    'a skipped sort attribute': [
      tenants({ by: ['tenantId', 'total'] }),
      'error entities.Order.patterns.ofTenant: `Order.ofTenant` names an attribute of the sort key of `byTenant` without `region` before it.',
    ],
    'a range before what is known': [
      tenants({ range: 'total' }),
      'error entities.Order.patterns.ofTenant: `Order.ofTenant` names an attribute of the sort key of `byTenant` without `region` before it.',
    ],
    'five attributes on a side': [
      mutated(tenants({}), {
        'tables.0.indexes.1.key.sort': keys(5),
        'entities.1.indexes.1.variants.0.sort': keys(5).map(({ name }) => constant(name)),
      }),
      'error tables.shop.indexes.byTenant: The index `byTenant` has 1 and 5 attributes in its key, and takes 4 on each side.',
    ],
    'in the key of the table': [
      mutated(tenants({}), { 'tables.0.key.sort': keys(2) }),
      'error tables.shop.key: The key of the table `shop` has several attributes on one side.',
    ],
  },
  negative: {
    'from the left': tenants({ by: ['tenantId', 'region'] }),
    'with a range at the end': tenants({ by: ['tenantId', 'region'], range: 'total' }),
    'only the partition': tenants({}),
  },
})
