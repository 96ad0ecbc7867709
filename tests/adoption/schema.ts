/** Tables that other libraries, or code without one, have written: their items are read and written as they are. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'
import { base36, compact } from './formats.js'

const name = z.string().min(1).max(60)

/** ElectroDB folds keys to lower case, labels their values, and names the entity and its version in two attributes, the second hidden. */
const electro = defineTable('electro', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
  discriminator: '__edb_e__',
})

const task = defineEntity(electro, 'Task', {
  attributes: { team: name, task: name, project: name, points: z.int(), edbVersion: z.literal('1').default('1') },
  names: { edbVersion: '__edb_v__' },
  hidden: ['edbVersion'],
  discriminator: 'tasks',
  key: { partition: '$taskapp#team_{team:lower}', sort: '$tasks_1#task_{task:lower}', escape: 'plain' },
  indexes: {
    gsi1: {
      partition: '$taskapp#project_{project:lower}',
      sort: '$assignments#tasks_1#team_{team:lower}#points_{points}',
      escape: 'plain',
      onPartialUpdate: 'read',
    },
  },
  patterns: {
    ofTeam: { by: ['team:lower'] },
    ofProject: { by: ['project:lower'] },
    ofProjectTeam: { by: ['project:lower', 'team:lower'] },
  },
})

/** OneTable: value templates with `#`, the name of the model in `_type`. */
const one = defineTable('one', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: { GS1: { kind: 'global', partition: 'GS1PK', sort: 'GS1SK' } },
  discriminator: '_type',
})

const account = defineEntity(one, 'Account', {
  attributes: { id: name, name, balance: z.number().optional() },
  key: { partition: 'account#{name}', sort: 'account#', escape: 'plain' },
  patterns: { byName: { by: ['name'], one: true } },
})

const user = defineEntity(one, 'User', {
  attributes: { accountName: name, email: z.email() },
  key: { partition: 'account#{accountName}', sort: 'user#{email}', escape: 'plain' },
  indexes: { GS1: { partition: 'user#{email}', sort: 'user#', escape: 'plain' } },
  patterns: { ofAccount: { by: ['accountName'] }, byEmail: { by: ['email'], one: true } },
})

/** DynamoDB-Toolbox: the name of the entity in `_et`, times in `_ct` and `_md`, attributes saved under short names. */
const toolbox = defineTable('toolbox', { key: { partition: 'pk', sort: 'sk' }, discriminator: '_et' })

const pokemon = defineEntity(toolbox, 'Pokemon', {
  attributes: { trainer: name, level: z.int().min(1).max(100), species: name },
  names: { species: 's', createdAt: '_ct', updatedAt: '_md' },
  discriminator: 'POKEMON',
  key: { partition: 'TRAINER#{trainer}', sort: 'LEVEL#{level:pad(3)}#{species}', escape: 'plain' },
  timestamps: true,
  patterns: { ofTrainer: { by: ['trainer'], range: 'level', order: { level: 'desc' } } },
})

/** Keys put together by hand, another delimiter, numbers without zeros, and nothing that names the type. */
const hand = defineTable('hand', { key: { partition: 'PK', sort: 'SK' }, discriminator: false, delimiter: '|' })

const shop = defineEntity(hand, 'Shop', {
  attributes: { country: z.string().length(2), city: name, shopId: z.int(), owner: name },
  names: { owner: 'Owner' },
  key: { partition: 'shops|{country}|{city}', sort: 'shop|{shopId}', escape: 'plain' },
  patterns: { inCity: { by: ['country', 'city'] }, byId: { by: ['country', 'city', 'shopId'], one: true } },
})

const visit = defineEntity(hand, 'Visit', {
  attributes: { country: z.string().length(2), city: name, at: z.iso.datetime({ precision: 3 }), guest: name },
  key: { partition: 'shops|{country}|{city}', sort: 'visit|{at}|{guest}', escape: 'plain' },
  patterns: { since: { by: ['country', 'city'], range: 'at', order: { at: 'desc' } } },
})

/** Keys with forms of their own: numbers in base 36 and times without punctuation, with a dash between them. */
const own = defineTable('own', {
  key: { partition: 'k', sort: 'r' },
  indexes: { newest: { kind: 'global', partition: 'nk', sort: 'nr', projection: 'keys' } },
  discriminator: 'kind',
  delimiter: '-',
  formats: { base36, compact },
})

const reading = defineEntity(own, 'Reading', {
  attributes: { meter: z.int().min(0).max(2_000_000_000), at: z.iso.datetime({ precision: 3 }), value: z.int() },
  names: { value: 'v' },
  discriminator: 'R',
  key: { partition: 'METER-{meter:base36}', sort: '{at:compact}' },
  indexes: { newest: { partition: 'DAY-{at:day}', sort: '{at:compact}{meter:base36}' } },
  patterns: {
    at: { by: ['meter', 'at'], one: true },
    ofMeter: { by: ['meter'], range: 'at', order: { at: 'desc' } },
    ofDay: { by: ['at:day'], order: { at: 'asc' }, select: ['meter', 'at'] },
  },
})

export default defineSchema({
  name: 'adopted',
  tables: [electro, one, toolbox, hand, own],
  entities: [task, account, user, pokemon, shop, visit, reading],
})
