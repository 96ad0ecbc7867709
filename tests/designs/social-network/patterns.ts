import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createSocialNetwork, snsTable } from './generated/index.js'
import { counts, info, post, seed, timelineEntry } from './seed.js'

const seven = { userId: '7' }
const trick = { userId: '7#follower' }

describeDesign(
  { name: 'social-network', answers, tables: { SNS: snsTable }, create: createSocialNetwork, seed },
  {
    async getUserInfoByUserID(db) {
      expect(await db.user(seven).all()).toEqual({ info: info('7'), counts: counts('7'), unknown: [] })
      expect(await db.user(trick).all()).toEqual({ info: info('7#follower'), counts: counts('7#follower'), unknown: [] })
    },
    async getFollowerListByUserID(db) {
      expect(await db.follower.ofUser(seven).all()).toEqual([
        { userId: '7', followerId: '8' },
        { userId: '7', followerId: '9' },
      ])
    },
    async getFollowingListByUserID(db) {
      expect(await db.following.ofUser(seven).all()).toEqual([{ userId: '7', followedId: '77' }])
      expect(await db.following.ofUser(trick).all()).toEqual([{ ...trick, followedId: '8' }])
    },
    async getPostListByUserID(db) {
      expect(await db.post.ofUser(seven).all()).toEqual([post('7', '99'), post('7', '101'), post('7', '100')])
    },
    async getUserLikesByPostID(db) {
      expect(await db.like.ofPost({ postId: '100' }).all()).toEqual([
        { postId: '100', userId: '8' },
        { postId: '100', userId: '9' },
      ])
    },
    async getLikeCountByPostID(db) {
      expect(await db.likeCount.ofPost({ postId: '100' })).toEqual({ postId: '100', count: 2 })
      await db.likeCount.update({ postId: '100' }, { add: { count: 1 } })
      expect(await db.likeCount.ofPost({ postId: '100' })).toEqual({ postId: '100', count: 3 })
    },
    async getTimelineByUserID(db) {
      expect(await db.timelineEntry.ofUser(seven).all()).toEqual([timelineEntry('7', '200'), timelineEntry('7', '201')])
    },
  },
)
