import type { Model } from '@keyloom/core'
import { z } from 'zod'

/**
 * The structure of a model, for one that comes from a file: names that this version does not know are let through, since what is added to
 * the model later is optional.
 */
const text = z.string()
const texts = z.array(text)
const scalar = z.union([text, z.number(), z.boolean()])
const keyType = z.enum(['string', 'number', 'binary'])
const keyAttribute = z.object({ name: text, type: keyType })
const keySchema = z.object({ partition: z.array(keyAttribute), sort: z.array(keyAttribute) })
const bounds = z.object({ min: z.number(), max: z.number(), target: z.number() })

const projection = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('keys') }),
  z.object({ kind: z.literal('include'), attributes: texts }),
])
const capacity = z.discriminatedUnion('mode', [
  z.object({ mode: z.literal('on-demand') }),
  z.object({ mode: z.literal('provisioned'), read: bounds, write: bounds }),
])
const index = z.object({ kind: z.enum(['global', 'local']), name: text, key: keySchema, projection })
const table = z.object({
  kind: z.literal('table'),
  name: text,
  key: keySchema,
  indexes: z.array(index),
  discriminator: text.optional(),
  delimiter: text,
  ttl: text.optional(),
  stream: z.enum(['keys-only', 'new-image', 'old-image', 'new-and-old-images']).optional(),
  capacity,
  tombstones: z.object({ prefixes: texts.optional(), discriminators: texts.optional() }).optional(),
})

const encoding = z.object({ kind: text, width: z.number().optional(), count: z.number().optional() })
const token = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('literal'), text }),
  z.object({ kind: z.literal('value'), attribute: text, format: text.optional(), encoding }),
])
const part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('template'), attribute: text, type: keyType, template: text, tokens: z.array(token) }),
  z.object({ kind: z.literal('natural'), attribute: text, type: keyType, source: text, encoding }),
])
const key = z.object({ partition: part, sort: part.optional() })
const condition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('oneOf'), attribute: text, values: z.array(scalar) }),
  z.object({ kind: z.enum(['present', 'absent']), attribute: text }),
])
const membership = z.object({
  index: text,
  declared: z.boolean(),
  sparse: z.boolean(),
  onPartialUpdate: z.enum(['require', 'read', 'drop']),
  variants: z.array(z.object({ when: z.array(condition), partition: z.array(part), sort: z.array(part) })),
})

/** What is inside a type is another type: checked as deep as it goes. */
const type: z.ZodType = z.lazy(() =>
  z.object({
    kind: text,
    values: z.array(z.union([scalar, z.null()])).optional(),
    element: type.optional(),
    inner: type.optional(),
    key: type.optional(),
    value: type.optional(),
    items: z.array(type).optional(),
    options: z.array(type).optional(),
    properties: z.array(z.object({ name: text, type, optional: z.boolean() })).optional(),
  }),
)
const attribute = z.object({ name: text, stored: text, type, optional: z.boolean() })

const input = z.object({ attribute: text, format: text.optional() })
const order = z.object({ attribute: text, direction: z.enum(['asc', 'desc']) })
const pattern = z.object({
  kind: z.literal('pattern'),
  name: text,
  by: z.array(input),
  where: z.array(condition),
  range: text.optional(),
  order: order.optional(),
  fanOut: z.object({ attribute: text, format: text.optional(), values: z.array(scalar).optional() }).optional(),
  one: z.boolean(),
  limit: z.number().optional(),
  filter: texts,
  select: texts.optional(),
  hydrate: z.literal(true).optional(),
  consistent: z.boolean(),
  index: text.optional(),
  scan: z.object({ because: text, index: text.optional() }).optional(),
})
const entity = z.object({
  kind: z.literal('entity'),
  name: text,
  table: text,
  discriminator: z.object({ attribute: text, value: text }).optional(),
  attributes: z.array(attribute),
  key,
  otherKey: key.optional(),
  indexes: z.array(membership),
  patterns: z.array(pattern),
  version: text.optional(),
  unique: z.array(z.object({ name: text, attributes: texts, key })).optional(),
})

const member = z.object({ property: text, entity: text, many: z.boolean(), aliases: z.record(text, text) })
const collection = z.object({
  kind: z.literal('collection'),
  name: text,
  table: text,
  by: z.array(input),
  returns: z.array(member),
  range: text.optional(),
  order: order.optional(),
  limit: z.number().optional(),
})
const transaction = z.object({
  kind: z.literal('transaction'),
  name: text,
  table: text,
  input: z.array(z.object({ name: text, entity: text, attribute: text })),
  steps: z.array(z.object({ name: text, action: z.enum(['create', 'put', 'update', 'delete', 'check']), entity: text })),
})

const shape = z.object({
  kind: z.literal('model'),
  name: text,
  tables: z.array(table),
  entities: z.array(entity),
  collections: z.array(collection),
  transactions: z.array(transaction).optional(),
})

/** Where a model does not have the structure of one, and why: `entities.0.key.sort: …`; undefined where it has. */
export function faultOfModel(model: Model): string | undefined {
  const [issue] = shape.safeParse(model).error?.issues ?? []
  return issue === undefined ? undefined : `${issue.path.join('.')}: ${issue.message}`
}
