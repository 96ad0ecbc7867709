/** Writes spread over shards, and reads over all shards or several values, merged in order. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('feed', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk', projection: 'keys' },
    gsi4: { kind: 'global', partition: 'gsi4pk', sort: 'gsi4sk' },
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
    gsi4: { partition: 'YEAR#{at:year}', sort: '{status}#{at}#{postId}' },
    gsi3: { partition: 'LIKED#{postId:shard(3)}', sort: '{likes}#{postId}' },
  },
  patterns: {
    feed: { by: [], fanOut: 'postId:shard', range: 'at', order: { at: 'desc' }, filter: ['likes'] },
    newest: { by: [], fanOut: 'postId:shard', order: { at: 'desc' }, limit: 4, filter: ['likes'] },
    mostLiked: { by: [], fanOut: 'postId:shard', order: { likes: 'desc' }, hydrate: true },
    ofYear: { by: ['at:year'], fanOut: { status: ['draft', 'shown'] }, range: 'at', order: { at: 'desc' } },
    visible: { by: [], fanOut: { status: ['draft', 'shown'] }, range: 'at', order: { at: 'asc' } },
  },
})

const vote = defineEntity(table, 'Vote', {
  attributes: { postId: z.string().min(1).max(40), voterId: z.string().min(1).max(40) },
  key: { partition: 'VOTES#{postId}#{voterId:shard(3)}', sort: 'VOTE#{voterId}' },
  patterns: { byPost: { by: ['postId'], fanOut: 'voterId:shard', order: { voterId: 'asc' } } },
})

export default defineSchema({ name: 'feed', tables: [table], entities: [post, vote] })
