/** Writes spread over shards, and reads over all shards or several values, merged in order. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('feed', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  },
})

const post = defineEntity(table, 'Post', {
  attributes: {
    postId: z.string().min(1).max(40),
    at: z.iso.datetime({ precision: 3 }),
    status: z.enum(['draft', 'shown', 'hidden']),
    likes: z.int().min(0).max(9999),
  },
  key: { partition: 'POST#{postId}', sort: 'POST' },
  indexes: {
    gsi1: { partition: 'FEED#{postId:shard(5)}', sort: '{at}#{postId}' },
    gsi2: { partition: 'STATUS#{status}', sort: '{at}#{postId}' },
  },
  patterns: {
    feed: { by: [], fanOut: 'postId:shard', range: 'at', order: { at: 'desc' }, filter: ['likes'] },
    newest: { by: [], fanOut: 'postId:shard', order: { at: 'desc' }, limit: 4, filter: ['likes'] },
    visible: { by: [], fanOut: { status: ['draft', 'shown'] }, range: 'at', order: { at: 'asc' } },
  },
})

export default defineSchema({ name: 'feed', tables: [table], entities: [post] })
