/** Version, timestamps, time to live, a sequence, a count, a soft delete, stream, provisioned capacity, and a discriminator of another name. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('carts', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: 'keys' } },
  ttl: 'expiresAt',
  stream: 'new-and-old-images',
  capacity: { mode: 'provisioned', read: { min: 5, max: 50, target: 70 }, write: { min: 2, max: 20 } },
  discriminator: 'itemType',
})

const cart = defineEntity(table, 'Cart', {
  attributes: {
    cartId: z.ulid(),
    items: z.int().min(0).default(0),
    expires: z.date().optional(),
    tags: z.set(z.string()).optional(),
  },
  discriminator: 'C',
  names: { createdAt: 'created', expires: 'expiresAt' },
  key: { partition: 'CART#{cartId}', sort: 'CART' },
  indexes: { gsi1: { partition: 'CARTS', sort: '{updatedAt}' } },
  version: true,
  timestamps: true,
  ttl: 'expires',
  patterns: { lately: { by: [], order: { updatedAt: 'desc' }, limit: 100 } },
})

const coupon = defineEntity(table, 'Coupon', {
  attributes: { code: z.string().regex(/^[A-Z]{4}-\d{4}$/), percent: z.number().gt(0).max(100).multipleOf(0.5), uses: z.int(), lastNumber: z.int().default(0) },
  key: { partition: 'COUPON#{code}', sort: 'COUPON' },
  version: { attribute: 'revision' },
})

const redemption = defineEntity(table, 'Redemption', {
  attributes: { coupon: z.string(), number: z.int().min(1).max(999), cartId: z.ulid(), deletedAt: z.date().optional() },
  key: { partition: 'COUPON#{coupon}', sort: 'REDEMPTION#{number}' },
  sequence: { attribute: 'number', parent: coupon, counter: 'lastNumber', key: { code: 'coupon' } },
  countedIn: [{ parent: coupon, counter: 'uses', key: { code: 'coupon' } }],
  softDelete: { attribute: 'deletedAt', purgeAfterDays: 90 },
})

export default defineSchema({ name: 'carts', tables: [table], entities: [cart, coupon, redemption] })
