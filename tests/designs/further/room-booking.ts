/** Rooms by the half hour: a slot that is taken is an item with its key, and settings of a whole office are one item. */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('booking', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { turned: { kind: 'global', partition: 'sk', sort: 'pk' } },
})

const id = z.string().min(1).max(40)

const settings = defineEntity(table, 'Settings', {
  attributes: { opensAt: z.iso.time({ precision: -1 }), closesAt: z.iso.time({ precision: -1 }) },
  key: { partition: 'SETTINGS', sort: 'SETTINGS' },
  patterns: { current: { by: [], one: true } },
})

const room = defineEntity(table, 'Room', {
  attributes: { building: id, room: id, seats: z.int().min(1).max(999) },
  key: { partition: 'BUILDING#{building}', sort: 'ROOM#{seats}#{room}' },
  patterns: { large: { by: ['building'], range: 'seats', order: { seats: 'desc' } } },
})

const slot = defineEntity(table, 'Slot', {
  attributes: { room: id, day: z.iso.date(), half: z.int().min(0).max(47), person: id },
  key: { partition: 'ROOM#{room}#DAY#{day}', sort: 'SLOT#{half}' },
  patterns: { ofDay: { by: ['room', 'day'], range: 'half' }, isTaken: { by: ['room', 'day', 'half'], one: true, consistent: true } },
})

const badge = defineEntity(table, 'Badge', {
  description: 'Who may enter which building: looked up from either side.',
  attributes: { person: id, building: id, since: z.date() },
  key: { partition: 'PERSON#{person}', sort: 'BADGE#{building}' },
  patterns: { ofPerson: { by: ['person'] }, ofBuilding: { by: ['building'] } },
})

const permission = defineEntity(table, 'Permission', {
  attributes: { person: id, right: z.enum(['book', 'cancel', 'admin']) },
  key: { partition: 'PERSON#{person}', sort: 'RIGHT#{right}' },
})

const person = defineCollection(table, 'person', { by: ['person'], returns: { badges: [badge], rights: [permission] } })

export default defineSchema({
  name: 'booking',
  tables: [table],
  entities: [settings, room, slot, badge, permission],
  collections: [person],
})
