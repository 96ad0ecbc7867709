/** Attributes that writes make of others, and keys that are made of those. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { adult, handle, lookupName, mailbox, slug, words } from './names.js'

const table = defineTable('people', {
  key: { partition: 'pk' },
  indexes: {
    byName: { kind: 'global', partition: ['country'], sort: ['lookupName'] },
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
  },
})

const person = defineEntity(table, 'Person', {
  attributes: {
    personId: z.ulid(),
    first: z.string().min(1),
    last: z.string().min(1),
    country: z.enum(['DE', 'FR']),
    about: z.string().optional(),
    lookupName: z.string().max(40),
    words: z.int().optional(),
  },
  key: { partition: 'PERSON#{personId}' },
  indexes: { byName: true },
  computed: { lookupName, words },
  names: { words: 'w' },
  patterns: {
    byId: { by: ['personId'], one: true },
    byName: { by: ['country'], range: 'lookupName', order: { lookupName: 'asc' } },
  },
})

const member = defineEntity(table, 'Member', {
  attributes: {
    name: z.string().min(1),
    handle: z.string().min(1),
    email: z.email(),
    mailbox: z.string().max(100),
    city: z.string().min(1),
    born: z.int().min(1900),
    adult: z.boolean(),
  },
  key: { partition: 'MEMBER#{handle}' },
  indexes: {
    gsi1: { partition: 'CITY#{city}', sort: '{mailbox}' },
    gsi2: { when: { adult: true }, partition: 'ADULTS', sort: '{mailbox}', onPartialUpdate: 'read' },
  },
  computed: { handle, mailbox, adult },
  names: { mailbox: 'm' },
  unique: { mailbox: ['mailbox'] },
  patterns: {
    byHandle: { by: ['handle'], one: true },
    inCity: { by: ['city'], range: 'mailbox', order: { mailbox: 'asc' } },
    adults: { by: [], where: { adult: true }, range: 'mailbox', order: { mailbox: 'asc' } },
  },
})

const note = defineEntity(table, 'Note', {
  attributes: { folder: z.string().min(1), title: z.string().min(1), slug: z.string() },
  key: { partition: 'NOTE#{folder}#{title}' },
  indexes: { gsi1: { partition: 'SLUG#{slug}', sort: 'NOTE' } },
  computed: { slug },
  move: true,
  patterns: { bySlug: { by: ['slug'], one: true } },
})

export default defineSchema({ name: 'people', tables: [table], entities: [person, member, note] })
