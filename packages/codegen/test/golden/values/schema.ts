/** Every type of attribute. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('values', { key: { partition: 'pk', sort: 'sk' } })

const address = z.object({
  street: z.string().min(1).max(200),
  city: z.string().min(1).max(100),
  country: z.string().length(2).default('DE'),
  lines: z.array(z.object({ text: z.string(), bold: z.boolean().default(false) })).max(5).optional(),
})

const payment = z.discriminatedUnion('method', [
  z.object({ method: z.literal('card'), last4: z.string().regex(/^\d{4}$/) }),
  z.object({ method: z.enum(['transfer', 'check']), iban: z.string().min(15).max(34) }),
])

const everything = defineEntity(table, 'Everything', {
  attributes: {
    id: z.uuid(),
    email: z.email(),
    site: z.url(),
    slug: z.string().regex(/^[a-z/-]+$/i).startsWith('a').endsWith('z').includes('-'),
    day: z.iso.date(),
    count: z.int().min(0).max(2_000_000),
    ratio: z.number().gt(0).lt(1),
    big: z.bigint().min(-5n).multipleOf(5n),
    flag: z.boolean(),
    nothing: z.null(),
    color: z.enum(['red', 'green', 'blue']),
    answer: z.literal([42, 'yes', true, null]),
    when: z.date().min(new Date('2020-01-01T00:00:00.000Z')),
    bytes: z.instanceof(Uint8Array),
    names: z.array(z.string().min(1).max(200)).min(1).max(10),
    matrix: z.array(z.array(z.number())),
    pair: z.tuple([z.string(), z.number()]),
    open: z.tuple([z.string()], z.union([z.number(), z.string()])),
    words: z.set(z.string()),
    sizes: z.set(z.number()).max(3),
    bigs: z.set(z.bigint()),
    colors: z.set(z.enum(['red', 'green', 'blue'])),
    wordsOrNull: z.set(z.string()).nullable(),
    wordsOrText: z.union([z.string(), z.set(z.string())]).optional(),
    byName: z.map(z.string(), z.date()),
    counts: z.record(z.string(), z.int()),
    perColor: z.record(z.enum(['red', 'green']), z.number()),
    someColors: z.partialRecord(z.enum(['red', 'green']), z.number()),
    home: address,
    work: address.optional(),
    strict: z.strictObject({ a: z.number().nullable() }),
    loose: z.looseObject({ a: z.string().nullable().optional() }),
    payment,
    either: z.union([z.string(), z.number()]),
    maybe: z.nullable(z.enum(['a', 'b'])),
    anything: z.unknown(),
    list: z.array(z.string()).default(['x']),
    options: z.object({ deep: z.number() }).default({ deep: 1 }),
    optional: z.string().max(500).optional().describe('What nobody has to say.'),
  },
  key: { partition: 'EVERYTHING#{id}', sort: 'EVERYTHING' },
})

const place = defineEntity(table, 'Place', {
  attributes: { id: z.uuid(), address, color: z.enum(['red', 'green', 'blue']) },
  key: { partition: 'PLACE#{id}', sort: 'PLACE' },
})

export default defineSchema({ name: 'values', tables: [table], entities: [everything, place] })
