/** All there is of a player in one partition: six entities, read together or one by one. */
import { defineCollection, defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('game-player-profiles', { key: { partition: 'PK', sort: 'SK' }, discriminator: 'Type' })

const playerId = z.string().min(1)
const time = z.iso.datetime({ precision: 0 })
const bonuses = z.record(z.string(), z.number())

const metadata = defineEntity(table, 'Metadata', {
  attributes: {
    playerId,
    CreatedAt: time,
    UpdatedAt: time,
    Nickname: z.string(),
    Email: z.string(),
    Gender: z.string(),
    Avatar: z.string(),
    Currency: z.int().min(0),
    PlayerLevel: z.int().min(1),
    PlayerHealth: z.int().min(0),
    PlayerExperience: z.int().min(0),
  },
  key: { partition: '{playerId}', sort: '#METADATA#{playerId}' },
})

const friends = defineEntity(table, 'Friends', {
  attributes: { playerId, FriendList: z.array(z.string()).max(500) },
  key: { partition: '{playerId}', sort: 'FRIENDS#{playerId}' },
  patterns: { ofPlayer: { by: ['playerId'], one: true } },
})

const item = defineEntity(table, 'Item', {
  attributes: {
    playerId,
    itemId: z.string().min(1),
    ItemName: z.string(),
    ItemType: z.string(),
    ItemCount: z.int().min(0),
    ItemAttributes: bonuses,
  },
  key: { partition: '{playerId}', sort: 'ITEMS#{itemId}' },
  patterns: { ofPlayer: { by: ['playerId'] } },
})

const equipment = defineEntity(table, 'Equipment', {
  attributes: {
    playerId,
    equipmentId: z.string().regex(/^\d{3}$/),
    EquipmentName: z.string(),
    EquipmentType: z.string(),
    EquipmentAttributes: bonuses,
  },
  key: { partition: '{playerId}', sort: 'EQUIPMENTS#{equipmentId}' },
})

const task = defineEntity(table, 'Task', {
  attributes: {
    playerId,
    taskId: z.string().min(1),
    TaskName: z.string(),
    TaskDescription: z.string(),
    TaskStatus: z.string(),
    TaskReward: bonuses,
  },
  key: { partition: '{playerId}', sort: 'TASK#{taskId}' },
})

const activity = defineEntity(table, 'Activity', {
  attributes: {
    playerId,
    activityId: z.string().min(1),
    ActivityName: z.string(),
    ActivityType: z.string(),
    StartTime: time,
    EndTime: time,
    ActivityReward: bonuses,
  },
  key: { partition: '{playerId}', sort: 'ACTIVITY#{activityId}' },
})

const profile = defineCollection(table, 'profile', {
  description: 'All there is of a player.',
  by: ['playerId'],
  returns: { metadata, friends, items: [item], equipment: [equipment], tasks: [task], activities: [activity] },
})

const earn = defineTransaction(table, 'earn', {
  input: ['playerId', 'amount'],
  steps: { metadata: { update: metadata, add: { Currency: { input: 'amount' } } } },
})

export default defineSchema({
  name: 'profiles',
  tables: [table],
  entities: [metadata, friends, item, equipment, task, activity],
  collections: [profile],
  transactions: [earn],
})
