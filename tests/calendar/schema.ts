/** A calendar of events with guests: the agenda of each person is kept in copies of the events, which move when an event is put off. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('calendar', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    agenda: { kind: 'global', partition: 'agendaPk', sort: 'agendaSk' },
    open: { kind: 'global', partition: 'openPk', sort: 'openSk' },
  },
  ttl: 'expiresAt',
})

const id = z.string().min(1).max(40)
const title = z.string().min(1).max(200)

const person = defineEntity(table, 'Person', {
  attributes: { personId: id, name: title, email: z.email().max(200) },
  key: { partition: 'PERSON#{personId}', sort: 'PERSON' },
  unique: { email: ['email'] },
})

const event = defineEntity(table, 'Event', {
  attributes: { eventId: id, team: id, title, startsAt: z.date() },
  key: { partition: 'EVENT#{eventId}', sort: 'EVENT' },
  indexes: { agenda: { partition: 'TEAM#{team}#{startsAt:month}', sort: '{startsAt}#{eventId}', onPartialUpdate: 'read' } },
  version: true,
  patterns: {
    ofTeam: { by: ['team'], walk: { startsAt: 'month', maxBuckets: 12 }, range: 'startsAt', order: { startsAt: 'asc' } },
  },
})

const guest = defineEntity(table, 'Guest', {
  description: 'A person who is invited to an event; title and time are copies of the event.',
  attributes: {
    eventId: id,
    personId: id,
    answer: z.enum(['none', 'yes', 'no']),
    title,
    startsAt: z.date(),
    eventVersion: z.int().min(1),
  },
  key: { partition: 'EVENT#{eventId}', sort: 'GUEST#{personId}' },
  indexes: {
    agenda: { partition: 'PERSON#{personId}#{startsAt:month}', sort: '{startsAt}#{eventId}' },
    open: { when: { answer: 'none' }, partition: 'PERSON#{personId}', sort: '{startsAt}#{eventId}', onPartialUpdate: 'read' },
  },
  copies: [{ of: event, attributes: { title: 'title', startsAt: 'startsAt' }, version: 'eventVersion', found: 'ofEvent' }],
  patterns: {
    ofEvent: { by: ['eventId'] },
    agenda: { by: ['personId'], walk: { startsAt: 'month', maxBuckets: 6 }, range: 'startsAt', order: { startsAt: 'asc' } },
    unanswered: { by: ['personId'], where: { answer: 'none' }, order: { startsAt: 'asc' } },
  },
})

const reminder = defineEntity(table, 'Reminder', {
  attributes: { dueAt: z.date(), eventId: id, personId: id, expires: z.date() },
  key: { partition: 'DUE#{dueAt:hour}', sort: '{dueAt}#{eventId}#{personId}' },
  names: { expires: 'expiresAt' },
  ttl: 'expires',
  patterns: { due: { by: ['dueAt:hour'], range: 'dueAt' } },
})

const eventWithGuests = defineCollection(table, 'eventWithGuests', { by: ['eventId'], returns: { event, guests: [guest] } })

const invite = defineTransaction(table, 'invite', {
  description: 'Invites a person to an event as it was read.',
  input: ['eventId', 'personId', 'title', 'startsAt', 'eventVersion'],
  steps: {
    person: { check: person },
    event: { check: event, if: { version: { input: 'eventVersion' } } },
    guest: { create: guest, set: { answer: 'none' } },
  },
})

export default defineSchema({
  name: 'calendar',
  tables: [table],
  entities: [person, event, guest, reminder],
  collections: [eventWithGuests],
  transactions: [invite],
})
