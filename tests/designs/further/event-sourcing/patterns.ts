import { expect } from 'vitest'
import type { Answers } from '../../support/answers.js'
import { describeDesign } from '../../support/describe-design.js'
import { createEventLog, type EventLog, eventsTable } from './generated/index.js'

const answers = {
  'an event is appended at the version that was read': 'append',
  'of two that append at one version, one fails': 'append',
  'replay of a stream from a version on': 'Event.replay',
  'the last event': 'Event.last',
  'what is not published, of all streams, oldest first': 'Event.pending',
  'an event is published': 'Event.update',
  'events of a type, newest first': 'Event.ofType',
  'the newest snapshot': 'Snapshot.newest',
  'a stream with all it has': 'whole',
} as const satisfies Answers

const types = ['opened', 'added', 'added', 'paid'] as const
const at = (version: number) => `2026-0${version}-15T00:00:00.000Z`
const event = (streamId: string, version: number) =>
  ({ streamId, eventVersion: version, at: at(version), type: types[version - 1]!, data: { version } }) as const
const append = (db: EventLog, streamId: string, version: number) => db.append({ ...event(streamId, version), expected: version - 1 })

async function seed(db: EventLog): Promise<void> {
  for (const streamId of ['c1', 'c10']) {
    await db.stream.create({ streamId, kind: 'cart', current: 0 })
    for (const version of [1, 2, 3]) await append(db, streamId, version)
  }
  for (const upTo of [1, 2]) await db.snapshot.create({ streamId: 'c1', upTo, state: { upTo } })
}

describeDesign(
  {
    ...{ name: 'further-event-sourcing', answers, tables: { events: eventsTable }, seed },
    create: (options) => createEventLog({ ...options, now: () => new Date('2026-04-20T00:00:00.000Z') }),
  },
  {
    async 'an event is appended at the version that was read'(db) {
      await append(db, 'c1', 4)
      expect(await db.stream.get({ streamId: 'c1' })).toMatchObject({ current: 4 })
    },
    async 'of two that append at one version, one fails'(db) {
      await expect(append(db, 'c1', 4)).rejects.toMatchObject({ payload: { failures: { head: { code: 'ITEM.CONDITION_FAILED' } } } })
    },
    async 'replay of a stream from a version on'(db) {
      const found = await db.event.replay({ streamId: 'c1' }, { eventVersion: { gt: 2 } }).all()
      expect(found).toEqual([3, 4].map((version) => ({ ...event('c1', version), state: 'pending' })))
    },
    async 'the last event'(db) {
      expect((await db.event.last({ streamId: 'c10' }).all()).map(({ eventVersion }) => eventVersion)).toEqual([3])
    },
    async 'what is not published, of all streams, oldest first'(db) {
      const found = (await db.event.pending().all()).map(({ streamId, eventVersion }) => `${eventVersion} ${streamId}`)
      expect(found).toEqual(['1 c1', '1 c10', '2 c1', '2 c10', '3 c1', '3 c10', '4 c1'])
    },
    async 'an event is published'(db) {
      await db.event.update({ streamId: 'c10', eventVersion: 1 }, { set: { state: 'published' } })
      expect(await db.event.pending().all()).toHaveLength(6)
      // @ts-expect-error What has happened never changes.
      await expect(db.event.update({ streamId: 'c10', eventVersion: 1 }, { set: { type: 'paid' } })).rejects.toMatchObject({
        code: 'INPUT.INVALID',
      })
    },
    async 'events of a type, newest first'(db) {
      const shown = async (range: object) =>
        (await db.event.ofType({ type: 'added' }, range).all()).map(({ streamId, eventVersion }) => `${eventVersion} ${streamId}`)
      expect(await shown({})).toEqual(['3 c10', '3 c1', '2 c10', '2 c1'])
      expect(await shown({ at: { gte: at(3) } })).toEqual(['3 c10', '3 c1'])
    },
    async 'the newest snapshot'(db) {
      expect(await db.snapshot.newest({ streamId: 'c1' }).all()).toEqual([{ streamId: 'c1', upTo: 2, state: { upTo: 2 } }])
      expect(await db.snapshot.newest({ streamId: 'c10' }).all()).toEqual([])
    },
    async 'a stream with all it has'(db) {
      const page = await db.whole({ streamId: 'c1' }).page()
      expect([page.head?.current, page.events.length, page.snapshots.map(({ upTo }) => upTo), page.unknown]).toEqual([4, 4, [2, 1], []])
    },
  },
)
