import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createSocialMedia, socialMediaTable } from './generated/index.js'
import { comment, follow, like, post, profile, seed } from './seed.js'

const ann = { user_id: 'ann' }
const p1 = { user_id: 'ann', post_id: 'p1' }

describeDesign(
  { name: 'awslabs-social-media', answers, tables: { SocialMedia: socialMediaTable }, create: createSocialMedia, seed },
  {
    async get_user_profile(db) {
      expect(await db.userProfile.get(ann)).toEqual(profile('ann'))
    },
    async create_post(db) {
      await db.post.create(post('eve', 'p1'))
      expect(await db.post.ofUser({ user_id: 'eve' }).all()).toEqual([post('eve', 'p1')])
    },
    async delete_post(db) {
      expect(await db.post.delete({ user_id: 'eve', post_id: 'p1' })).toEqual(post('eve', 'p1'))
      expect(await db.post.ofUser({ user_id: 'eve' }).all()).toEqual([])
    },
    async get_user_posts(db) {
      expect(await db.post.ofUser(ann).all()).toEqual(['p1', 'p10', 'p2'].map((id) => post('ann', id)))
    },
    async get_post_comments(db) {
      expect(await db.comment.ofPost(p1).all()).toEqual(['c1', 'c2', 'c3', 'c4'].map((id) => comment('p1', id)))
    },
    async get_user_profile_and_posts(db) {
      expect(await db.profileAndPosts(ann).all()).toEqual({
        profile: profile('ann'),
        posts: ['p1', 'p10', 'p2'].map((id) => post('ann', id)),
        unknown: [],
      })
    },
    async like_post(db) {
      await db.like.create(like('p3', 'bob'))
      await expect(db.like.create(like('p3', 'bob'))).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async unlike_post(db) {
      expect(await db.like.delete({ ...p1, post_id: 'p3', liker_user_id: 'bob' })).toEqual(like('p3', 'bob'))
    },
    async add_comment(db) {
      await db.comment.create(comment('p2', 'c1'))
      expect(await db.comment.ofPost({ ...p1, post_id: 'p2' }).all()).toEqual([comment('p2', 'c1')])
    },
    async follow_user(db) {
      await db.follow.create(follow('ann2', 'eve'))
      expect(await db.follow.ofUser({ user_id: 'ann2' }).all()).toEqual([follow('ann2', 'eve')])
    },
    async unfollow_user(db) {
      expect(await db.follow.delete({ user_id: 'ann2', follower_id: 'eve' })).toEqual(follow('ann2', 'eve'))
      expect(await db.follow.delete({ user_id: 'ann2', follower_id: 'eve' })).toBeUndefined()
    },
    async get_post_likes(db) {
      expect(await db.like.ofPost(p1).all()).toEqual([like('p1', 'bob'), like('p1', 'eve')])
    },
    async get_user_followers(db) {
      const followers = await db.follow.inverse({ follower_id: 'eve' }).all()
      expect(followers.sort((a, b) => (a.user_id < b.user_id ? -1 : 1))).toEqual([follow('ann', 'eve'), follow('bob', 'eve')])
    },
    async get_user_following(db) {
      expect(await db.follow.ofUser(ann).all()).toEqual([follow('ann', 'bob'), follow('ann', 'eve')])
    },
    async get_user_posts_by_prefix(db) {
      expect(await db.post.ofUser(ann, { post_id: { beginsWith: 'p1' } }).all()).toEqual([post('ann', 'p1'), post('ann', 'p10')])
    },
    async get_comments_for_post_range(db) {
      expect(await db.comment.ofPost(p1, { comment_id: { between: ['c2', 'c3'] } }).all()).toEqual([
        comment('p1', 'c2'),
        comment('p1', 'c3'),
      ])
    },
    async get_likes_after_prefix(db) {
      expect(await db.like.ofUser(ann, { post_id: { gt: 'p1' } }).all()).toEqual([like('p10', 'bob'), like('p2', 'eve')])
    },
  },
)
