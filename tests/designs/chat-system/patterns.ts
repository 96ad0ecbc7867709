import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { chatTable, createChat } from './generated/index.js'
import { at, comment, seed } from './seed.js'

const hall = { RoomID: 'hall' }
const comments = Array.from({ length: 12 }, (_, i) => comment(i + 1))

describeDesign(
  { name: 'chat-system', answers, tables: { Chat: chatTable }, create: createChat, seed },
  {
    async createChatRoom(db) {
      const room = { roomId: 'garden', CreatedBy: 'bob' }
      expect(await db.room.create(room)).toEqual(room)
      await expect(db.room.create({ roomId: 'hall', CreatedBy: 'bob' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async deleteChatRoom(db) {
      const failed = { code: 'ITEM.CONDITION_FAILED' }
      await expect(db.room.delete({ roomId: 'garden' }, { if: { CreatedBy: 'ann' } })).rejects.toMatchObject(failed)
      expect(await db.room.delete({ roomId: 'garden' }, { if: { CreatedBy: 'bob' } })).toEqual({ roomId: 'garden', CreatedBy: 'bob' })
    },
    async joinChatRoom(db) {
      await db.membership.put({ userId: 'ann', roomId: 'garden' })
      await db.membership.put({ userId: 'ann', roomId: 'garden' })
      // Her comments stand in the same partition, under times.
      expect(await db.membership.ofUser({ userId: 'ann' }).all()).toEqual([
        { userId: 'ann', roomId: 'garden' },
        { userId: 'ann', roomId: 'hall' },
      ])
    },
    async leaveChatRoom(db) {
      await db.membership.delete({ userId: 'ann', roomId: 'garden' })
      expect(await db.membership.ofUser({ userId: 'ann' }).all()).toEqual([{ userId: 'ann', roomId: 'hall' }])
      expect(await db.membership.ofUser({ userId: 'ann:b' }).all()).toEqual([{ userId: 'ann:b', roomId: 'hall' }])
    },
    // The time is the identity: the defect of the design, which `create` refuses to turn into a lost comment.
    async addComments(db) {
      const first = comment(20, 'garden')
      expect(await db.comment.create(first)).toEqual(first)
      await expect(db.comment.create({ ...first, RoomID: 'hall' })).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async getAllComments(db) {
      expect(await db.comment.inRoom(hall).all()).toEqual(comments)
    },
    async getLatestComments(db) {
      expect(await db.comment.latestInRoom(hall).all()).toEqual(comments.slice(2).reverse())
    },
    async getFromLatestToSpecifiedPosition(db) {
      expect(await db.comment.backInRoom(hall, { CreatedAt: { gt: at(9) } }).all()).toEqual([comment(12), comment(11), comment(10)])
    },
    async getFromPositionToPosition(db) {
      expect(await db.comment.inRoom(hall, { CreatedAt: { between: [at(2), at(4)] } }).all()).toEqual([comment(2), comment(3), comment(4)])
    },
  },
)
