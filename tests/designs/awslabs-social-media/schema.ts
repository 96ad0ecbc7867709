/** A user's profile, posts and all that happens to them in the user's own partition, told apart by sort keys alone. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('SocialMedia', { key: { partition: 'user_id', sort: 'sort_key' } })

const id = z.string().min(1)
const timestamp = z.int().min(0)

const profile = defineEntity(table, 'UserProfile', {
  attributes: { user_id: id, username: z.string(), email: z.string(), timestamp },
  key: { sort: 'PROFILE' },
  discriminator: 'PROFILE',
})

const post = defineEntity(table, 'Post', {
  attributes: {
    user_id: id,
    post_id: id,
    username: z.string(),
    content: z.string(),
    media_urls: z.array(z.string()).max(10).optional(),
    timestamp,
  },
  key: { sort: 'POST#{post_id}' },
  discriminator: 'POST',
  patterns: { ofUser: { by: ['user_id'], range: 'post_id' } },
})

const comment = defineEntity(table, 'Comment', {
  attributes: { user_id: id, post_id: id, comment_id: id, username: z.string(), content: z.string(), timestamp },
  key: { sort: 'COMMENT#{post_id}#{comment_id}' },
  discriminator: 'COMMENT',
  patterns: { ofPost: { by: ['user_id', 'post_id'], range: 'comment_id' } },
})

const like = defineEntity(table, 'Like', {
  attributes: { user_id: id, post_id: id, liker_user_id: id, username: z.string(), timestamp },
  key: { sort: 'LIKE#{post_id}#{liker_user_id}' },
  discriminator: 'LIKE',
  patterns: {
    ofPost: { by: ['user_id', 'post_id'] },
    ofUser: { by: ['user_id'], range: 'post_id' },
  },
})

const follow = defineEntity(table, 'Follow', {
  attributes: { user_id: id, follower_id: id, username: z.string(), timestamp },
  key: { sort: 'FOLLOW#{follower_id}' },
  discriminator: 'FOLLOW',
  patterns: {
    ofUser: { by: ['user_id'] },
    inverse: {
      filter: ['follower_id'],
      scan: { because: 'The design has no index that turns FOLLOW items around; an inverted one would make this a Query.' },
    },
  },
})

const profileAndPosts = defineCollection(table, 'profileAndPosts', { by: ['user_id'], returns: { profile, posts: [post] } })

export default defineSchema({
  name: 'socialMedia',
  tables: [table],
  entities: [profile, post, comment, like, follow],
  collections: [profileAndPosts],
})
