import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { type Calendar, calendarTable, createCalendar } from './generated/index.js'

const day = (month: number, date: number) => new Date(Date.UTC(2026, month - 1, date, 9))

describeOnEngines('a calendar', (on) => {
  let calendar: Calendar

  const agenda = async (personId: string) => {
    const year = { startsAt: { gte: day(1, 1), lt: day(6, 30) } }
    const guests = await calendar.guest.agenda({ personId }, year).all()
    return guests.map(({ title, startsAt }) => `${title} ${startsAt.toISOString().slice(5, 10)}`)
  }
  const invite = async (eventId: string, personId: string) => {
    const event = await calendar.event.get({ eventId }, { consistent: true })
    if (event === undefined) throw new TypeError(`There is no event ${eventId}.`)
    const { title, startsAt, version: eventVersion } = event
    return calendar.invite({ eventId, personId, title, startsAt, eventVersion })
  }

  beforeAll(async () => {
    const table = `calendar-${process.pid}-${on.name}`
    await on.client.send(new CreateTableCommand(calendarTable(table)))
    calendar = createCalendar({ client: on.client, tables: { calendar: table } })
    for (const personId of ['ann', 'bob']) await calendar.person.create({ personId, name: personId, email: `${personId}@example.com` })
    for (const [eventId, month, date] of [
      ['tea', 1, 31],
      ['talk', 2, 1],
      ['walk', 2, 20],
    ] as const)
      await calendar.event.create({ eventId, team: 't', title: eventId, startsAt: day(month, date) })
    for (const eventId of ['tea', 'talk', 'walk']) await invite(eventId, 'ann')
    await invite('tea', 'bob')
  })

  test('shows the agenda of a person over months, in order', async () => {
    expect([await agenda('ann'), await agenda('bob')]).toEqual([['tea 01-31', 'talk 02-01', 'walk 02-20'], ['tea 01-31']])
    const { event, guests } = await calendar.eventWithGuests({ eventId: 'tea' }).all()
    expect([event?.title, guests.map(({ personId }) => personId)]).toEqual(['tea', ['ann', 'bob']])
  })

  test('an event that is put off moves in every agenda, and into another month', async () => {
    await calendar.guest.update({ eventId: 'tea', personId: 'bob' }, { set: { answer: 'yes' } })
    await calendar.event.update({ eventId: 'tea' }, { set: { title: 'high tea', startsAt: day(3, 2) } })
    expect(await calendar.event.updateCopies({ eventId: 'tea' })).toEqual({ version: 2, updated: 2, current: 0, gone: 0 })
    expect([await agenda('ann'), await agenda('bob')]).toEqual([['talk 02-01', 'walk 02-20', 'high tea 03-02'], ['high tea 03-02']])
    const open = async (personId: string) => (await calendar.guest.unanswered({ personId }).all()).map(({ title }) => title)
    expect([await open('ann'), await open('bob')]).toEqual([['talk', 'walk', 'high tea'], []])
    const team = await calendar.event.ofTeam({ team: 't' }, { startsAt: { gte: day(1, 1), lt: day(4, 1) } }).all()
    expect(team.map(({ title }) => title)).toEqual(['talk', 'walk', 'high tea'])
  })

  test('nobody is invited to an event as it no longer is', async () => {
    const stale = { eventId: 'tea', personId: 'bob', title: 'tea', startsAt: day(1, 31), eventVersion: 1 }
    const code = await calendar.invite(stale).then(
      () => undefined,
      (error: unknown) => isKeyloomError(error, 'TRANSACTION.CANCELED') && Object.keys(error.payload.failures as object),
    )
    expect(code).toEqual(['event', 'guest'])
  })

  test('reminders are found by their hour', async () => {
    const expires = new Date('2100-01-01T00:00:00.000Z')
    for (const minute of [5, 50]) {
      const dueAt = new Date(Date.UTC(2026, 2, 2, 8, minute))
      await calendar.reminder.create({ dueAt, eventId: 'tea', personId: 'ann', expires })
    }
    const due = calendar.reminder.due(
      { dueAt: new Date(Date.UTC(2026, 2, 2, 8)) },
      { dueAt: { lte: new Date(Date.UTC(2026, 2, 2, 8, 30)) } },
    )
    expect((await due.all()).map(({ dueAt }) => dueAt.getUTCMinutes())).toEqual([5])
  })
})
