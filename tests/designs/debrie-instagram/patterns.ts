import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createInstagram, instagramTable } from './generated/index.js'
import { comment, like, photo, seed, ulid, user } from './seed.js'

const ofPhoto2 = { photoId: ulid(2) }
const canceled = { code: 'TRANSACTION.CANCELED' }

describeDesign(
  { name: 'debrie-instagram', answers, tables: { instagram: instagramTable }, create: createInstagram, seed },
  {
    async 'create user'(db) {
      expect(await db.user.create({ username: 'eve', name: 'EVE' })).toEqual(user('eve'))
      await expect(db.user.create({ username: 'eve', name: 'Eve 2' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async 'get user'(db) {
      expect(await db.user.get({ username: 'ann2' })).toEqual(user('ann2'))
    },
    async 'create photo'(db) {
      expect(await db.photo.create({ username: 'eve', photoId: ulid(5), url: 'https://photos.example/5' })).toEqual(photo('eve', 5))
    },
    async 'get photo'(db) {
      expect(await db.photo.get({ username: 'ann', photoId: ulid(2) })).toEqual(photo('ann', 2))
      expect(await db.photo.get({ username: 'ann2', photoId: ulid(2) })).toBeUndefined()
    },
    async 'list photos newest first'(db) {
      expect(await db.photo.ofUser({ username: 'ann' }).all()).toEqual([photo('ann', 3), photo('ann', 2), photo('ann', 1)])
    },
    async 'like photo'(db) {
      const input = { photoId: ulid(5), likingUsername: 'ann', likeId: ulid(30), owner: 'eve' }
      await db.likePhoto(input)
      await expect(db.likePhoto({ ...input, likeId: ulid(31) })).rejects.toMatchObject(canceled)
      await expect(db.likePhoto({ ...input, photoId: ulid(99) })).rejects.toMatchObject(canceled)
      expect(await db.photo.get({ username: 'eve', photoId: ulid(5) })).toEqual({ ...photo('eve', 5), likes: 1 })
    },
    async 'list likes in time order'(db) {
      expect(await db.like.ofPhoto(ofPhoto2).all()).toEqual([like(2, 'zoe', 10), like(2, 'bob', 11)])
    },
    async comment(db) {
      await db.addComment({ ...comment(5, 40), owner: 'eve' })
      expect(await db.comment.ofPhoto({ photoId: ulid(5) }).all()).toEqual([comment(5, 40)])
      expect(await db.photo.get({ username: 'eve', photoId: ulid(5) })).toEqual({ ...photo('eve', 5), likes: 1, comments: 1 })
    },
    async 'list comments'(db) {
      expect(await db.comment.ofPhoto(ofPhoto2).all()).toEqual([comment(2, 20), comment(2, 21)])
    },
    async follow(db) {
      await db.followUser({ followed: 'eve', follower: 'bob' })
      await expect(db.followUser({ followed: 'eve', follower: 'bob' })).rejects.toMatchObject(canceled)
      await expect(db.followUser({ followed: 'nobody', follower: 'bob' })).rejects.toMatchObject(canceled)
      expect([await db.user.get({ username: 'eve' }), await db.user.get({ username: 'bob' })]).toEqual([user('eve', 1), user('bob', 0, 1)])
    },
    async followers(db) {
      expect(await db.follow.followers({ followed: 'ann' }).all()).toEqual([
        { followed: 'ann', follower: 'bob' },
        { followed: 'ann', follower: 'zoe' },
      ])
    },
    async following(db) {
      expect(await db.follow.following({ follower: 'zoe' }).all()).toEqual([
        { followed: 'ann', follower: 'zoe' },
        { followed: 'ann2', follower: 'zoe' },
      ])
    },
  },
)
