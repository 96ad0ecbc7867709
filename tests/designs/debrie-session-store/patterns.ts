import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createSessions, sessionsTable } from './generated/index.js'
import { expired, seed, session } from './seed.js'

function token(number: number): { SessionToken: string } {
  return { SessionToken: session(number, '').SessionToken }
}

describeDesign(
  { name: 'debrie-session-store', answers, tables: { sessions: sessionsTable }, create: createSessions, seed },
  {
    async 'create session'(db) {
      expect(await db.session.create(session(5, 'eve'))).toEqual(session(5, 'eve'))
      await expect(db.session.create(session(1, 'eve'))).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async 'get session'(db) {
      expect(await db.session.get(token(1))).toEqual(session(1, 'ann'))
      expect(await db.session.get(token(4))).toBeUndefined()
      expect(await db.session.get(token(4), { expired: true })).toEqual(session(4, 'bob', expired))
    },
    async 'expire session'(db) {
      await db.session.update(token(5), { set: { TTL: expired } })
      expect(await db.session.get(token(5))).toBeUndefined()
    },
    // The index holds keys, and the time of expiry that hides what DynamoDB has not removed yet: enough for the second step.
    async 'delete all sessions of a user'(db) {
      const found = await db.session.ofUser({ Username: 'ann' }).all()
      expect(found.sort((a, b) => (a.SessionToken < b.SessionToken ? -1 : 1))).toEqual(
        [session(1, 'ann'), session(2, 'ann')].map(({ SessionToken, Username, TTL }) => ({ SessionToken, Username, TTL })),
      )
      await db.batchWrite(found.map(({ SessionToken }) => db.session.batch.delete({ SessionToken })))
      expect(await db.batchGet([1, 2, 3].map((number) => db.session.ref(token(number))))).toEqual([
        undefined,
        undefined,
        session(3, 'ann2'),
      ])
    },
  },
)
