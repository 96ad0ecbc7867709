/** Names that are no identifiers, or words of the language, or names that the generated code uses itself. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('odd.names-2', {
  key: { partition: 'follower#', sort: 'State#Date' },
  indexes: { 'by-class': { kind: 'global', partition: 'class' } },
})

const plain = defineTable('delete', { key: { partition: 'pk', sort: 'sk' } })

const follow = defineEntity(table, 'Class', {
  description: 'Ends a comment: */ and begins a tag: @param',
  attributes: {
    'follower#': z.string().min(1),
    'State#Date': z.string().min(1),
    ['__proto__']: z.string().min(1),
    constructor: z.enum(["it's", '"quoted"', 'back`tick ${x} \\ '] as const),
    default: z.object({ ['__proto__']: z.number(), 'a.b': z.string().optional(), delete: z.boolean() }),
    'naïve': z.string().optional(),
  },
  // The AWS SDK does not give a stored attribute of this name back.
  names: Object.fromEntries([['__proto__', 'proto']]) as Record<never, never>,
  key: {},
  indexes: { 'by-class': { partition: 'CLASS#`${{x}}\\#{constructor}' } },
  patterns: {
    mine: { by: ['follower#'] },
    ofConstructor: { by: ['constructor'] },
  },
})

/** Names of types that the generated code also takes from the language and from the runtime. */
const query = defineEntity(plain, 'Query', {
  attributes: { item: z.date(), map: z.record(z.string(), z.number()), Range: z.string().optional() },
  key: { partition: 'QUERY#{item}', sort: 'QUERY' },
  patterns: { ofItem: { by: ['item'], one: true }, codec: { by: ['item'], one: true } },
})

const dateEntity = defineEntity(plain, 'Date', {
  attributes: { at: z.date(), picked: z.map(z.string(), z.date()) },
  key: { partition: 'DATE#{at}', sort: 'DATE' },
})

const promise = defineEntity(plain, 'Promise', {
  attributes: { codec: z.string().min(1), orderKey: z.string() },
  key: { partition: 'PROMISE#{codec}', sort: 'PROMISE' },
})

const plainText = defineEntity(plain, 'PlainText', {
  attributes: { id: z.ulid() },
  key: { partition: 'PLAIN_TEXT#{id}', sort: 'PLAIN_TEXT' },
})

const queryCodec = defineEntity(plain, 'QueryCodec', {
  attributes: { id: z.ulid() },
  key: { partition: 'QUERY_CODEC#{id}', sort: 'QUERY_CODEC' },
})

export default defineSchema({ name: 'oddNames', tables: [table, plain], entities: [follow, query, dateEntity, promise, plainText, queryCodec] })
