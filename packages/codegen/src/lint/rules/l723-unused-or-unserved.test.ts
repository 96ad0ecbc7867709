import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { unusedOrUnserved } from './l723-unused-or-unserved.js'

const gsi2 = { gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' } } as const
const note = {
  attributes: { noteId: z.ulid(), text: z.string().max(500) },
  key: { partition: 'NOTE#{noteId}', sort: 'NOTE' },
}

testRule(unusedOrUnserved, {
  positive: {
    'a pattern that no key serves': [
      designOf({ order: { patterns: { byTotal: { by: ['total'] } } } }),
      'error entities.Order.patterns.byTotal: Order.byTotal: no key answers it with one request.\n  `table`: its partition key needs `customerId`\n  `gsi1`: its partition key needs `orderId`',
    ],
    'an index that nothing reads': [
      designOf({ table: { indexes: gsi2 } }),
      'warn tables.shop.indexes.gsi2: No pattern reads the index `gsi2` of `shop`.',
    ],
    'an entity that nothing names': [
      designOf({ more: { Note: { ...note, expect: { reads: 0 } } } }),
      'warn entities.Note: No pattern or collection returns `Note`, and no reads of it are expected.',
    ],
  },
  negative: {
    'everything is asked for': designOf(),
    'an entity with a pattern': designOf({ more: { Note: { ...note, patterns: { byKey: { by: ['noteId'], one: true } } } } }),
    'an entity that is read by its key': designOf({ more: { Note: note } }),
  },
})
