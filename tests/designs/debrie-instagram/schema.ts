/** Photos, likes and follows: counters that move in the transaction that makes what they count, and one entity whose index is its key turned around. */
import { defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('instagram', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: { GSI1: { kind: 'global', partition: 'GSI1PK', sort: 'GSI1SK' } },
})

const username = z.string().min(1).max(40)
const count = z.int().min(0).default(0)

const user = defineEntity(table, 'User', {
  attributes: { username, name: z.string(), followers: count, following: count },
  key: { partition: 'USER#{username}', sort: 'USER#{username}' },
})

const photo = defineEntity(table, 'Photo', {
  attributes: { username, photoId: z.ulid(), url: z.string(), likes: count, comments: count },
  key: { partition: 'UP#{username}', sort: 'PHOTO#{photoId}' },
  patterns: { ofUser: { by: ['username'], order: { photoId: 'desc' } } },
})

const like = defineEntity(table, 'Like', {
  attributes: { photoId: z.ulid(), likingUsername: username, likeId: z.ulid() },
  key: { partition: 'PL#{photoId}', sort: 'LIKE#{likingUsername}' },
  indexes: { GSI1: { partition: 'PL#{photoId}', sort: 'LIKE#{likeId}' } },
  patterns: { ofPhoto: { by: ['photoId'], order: { likeId: 'asc' } } },
})

const comment = defineEntity(table, 'Comment', {
  attributes: { photoId: z.ulid(), commentId: z.ulid(), username, content: z.string() },
  key: { partition: 'PC#{photoId}', sort: 'COMMENT#{commentId}' },
  patterns: { ofPhoto: { by: ['photoId'], order: { commentId: 'asc' } } },
})

const follow = defineEntity(table, 'Follow', {
  attributes: { followed: username, follower: username },
  key: { partition: 'FOLLOW#{followed}', sort: 'FOLLOW#{follower}' },
  indexes: { GSI1: { partition: 'FOLLOW#{follower}', sort: 'FOLLOW#{followed}' } },
  patterns: { followers: { by: ['followed'] }, following: { by: ['follower'] } },
})

const likePhoto = defineTransaction(table, 'likePhoto', {
  description: 'A user likes a photo that exists, once',
  input: ['photoId', 'likingUsername', 'likeId', 'owner'],
  steps: {
    like: { create: like },
    count: { update: photo, key: { username: { input: 'owner' } }, add: { likes: 1 } },
  },
})

const addComment = defineTransaction(table, 'addComment', {
  input: ['photoId', 'commentId', 'username', 'content', 'owner'],
  steps: {
    comment: { create: comment },
    count: { update: photo, key: { username: { input: 'owner' } }, add: { comments: 1 } },
  },
})

const followUser = defineTransaction(table, 'followUser', {
  description: 'A user who exists follows another, once',
  input: ['followed', 'follower'],
  steps: {
    follow: { create: follow },
    followed: { update: user, key: { username: { input: 'followed' } }, add: { followers: 1 } },
    follower: { update: user, key: { username: { input: 'follower' } }, add: { following: 1 } },
  },
})

export default defineSchema({
  name: 'instagram',
  tables: [table],
  entities: [user, photo, like, comment, follow],
  transactions: [likePhoto, addComment, followUser],
})
