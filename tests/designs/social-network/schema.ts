/** What is listed of a user has a partition of its own, named in the partition key; several entities have no attributes but their keys. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('SNS', { key: { partition: 'PK', sort: 'SK' }, ttl: 'ttl' })

const id = z.string().min(1)
const count = z.int().min(0).default(0)

const info = defineEntity(table, 'UserInfo', {
  attributes: { userId: id, name: z.string(), content: z.string(), imageUrl: z.string() },
  key: { partition: 'u#{userId}', sort: 'info' },
})

const counts = defineEntity(table, 'UserCount', {
  attributes: { userId: id, followers: count, following: count, posts: count },
  names: { followers: 'follower#', following: 'following#', posts: 'post#' },
  key: { partition: 'u#{userId}', sort: 'count' },
})

const follower = defineEntity(table, 'Follower', {
  attributes: { userId: id, followerId: id },
  key: { partition: 'u#{userId}#follower', sort: 'u#{followerId}' },
  patterns: { ofUser: { by: ['userId'] } },
})

const following = defineEntity(table, 'Following', {
  attributes: { userId: id, followedId: id },
  key: { partition: 'u#{userId}#following', sort: 'u#{followedId}' },
  patterns: { ofUser: { by: ['userId'] } },
})

const post = defineEntity(table, 'Post', {
  attributes: { userId: id, postId: id, content: z.string(), imageUrl: z.string().optional(), timestamp: z.int().min(0) },
  key: { partition: 'u#{userId}#post', sort: 'p#{postId}' },
  patterns: { ofUser: { by: ['userId'], order: { postId: 'desc' } } },
})

const like = defineEntity(table, 'Like', {
  attributes: { postId: id, userId: id },
  key: { partition: 'p#{postId}#likelist', sort: 'u#{userId}' },
  patterns: { ofPost: { by: ['postId'] } },
})

const likeCount = defineEntity(table, 'LikeCount', {
  attributes: { postId: id, count },
  key: { partition: 'p#{postId}#likecount', sort: 'count' },
  patterns: { ofPost: { by: ['postId'], one: true } },
})

const timelineEntry = defineEntity(table, 'TimelineEntry', {
  attributes: { userId: id, postId: id, authorId: id, ttl: z.date() },
  key: { partition: 'u#{userId}#timeline', sort: 'p#{postId}#u#{authorId}' },
  ttl: 'ttl',
  patterns: { ofUser: { by: ['userId'] } },
})

const user = defineCollection(table, 'user', { by: ['userId'], returns: { info, counts } })

export default defineSchema({
  name: 'socialNetwork',
  tables: [table],
  entities: [info, counts, follower, following, post, like, likeCount, timelineEntry],
  collections: [user],
})
