/** Keys that are attributes of the entity: number and binary ones, inverted and local indexes, several attributes in one key. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('scores', {
  key: { partition: 'userId', sort: { name: 'round', type: 'number' } },
  indexes: {
    leaderboard: { kind: 'global', partition: 'game', sort: { name: 'score', type: 'number' } },
    inverted: { kind: 'global', partition: { name: 'round', type: 'number' }, sort: 'userId' },
    played: { kind: 'local', sort: 'playedAt' },
    byPlace: { kind: 'global', partition: ['country', 'city'], sort: ['game', 'playedAt'] },
  },
  discriminator: false,
})

const score = defineEntity(table, 'Score', {
  attributes: {
    userId: z.string().min(1).max(40),
    round: z.int().min(1),
    game: z.string().min(1).max(40),
    score: z.number().min(0),
    playedAt: z.date(),
    country: z.string().min(2).max(2),
    city: z.string().min(1).max(80).optional(),
  },
  key: {},
  indexes: { leaderboard: true, played: true, byPlace: { sparse: true } },
  patterns: {
    byUser: { by: ['userId'], range: 'round' },
    ofRound: { by: ['round'] },
    best: { description: 'The best of a game.', by: ['game'], range: 'score', order: { score: 'desc' }, limit: 10 },
    lately: { by: ['userId'], order: { playedAt: 'desc' }, range: 'playedAt' },
    one: { by: ['userId', 'round'], one: true },
    inCity: { by: ['country', 'city', 'game'], range: 'playedAt' },
  },
})

const blobs = defineTable('blobs', { key: { partition: { name: 'digest', type: 'binary' } } })

const blob = defineEntity(blobs, 'Blob', {
  attributes: { digest: z.instanceof(Uint8Array), size: z.int().min(0) },
  key: {},
  patterns: { byDigest: { by: ['digest'], one: true } },
})

export default defineSchema({ name: 'scores', tables: [table, blobs], entities: [score, blob] })
