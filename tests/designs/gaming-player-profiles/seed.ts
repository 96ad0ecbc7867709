import type { ActivityInput, EquipmentInput, FriendsInput, ItemInput, MetadataInput, Profiles, TaskInput } from './generated/index.js'

const time = '2026-01-31T10:00:00Z'

export function metadata(playerId: string): MetadataInput {
  return {
    playerId,
    CreatedAt: time,
    UpdatedAt: time,
    Nickname: playerId,
    Email: `${playerId}@example.com`,
    Gender: 'x',
    Avatar: 'a.png',
    Currency: 100,
    PlayerLevel: 1,
    PlayerHealth: 100,
    PlayerExperience: 0,
  }
}

export function item(playerId: string, itemId: string): ItemInput {
  return { playerId, itemId, ItemName: itemId, ItemType: 'potion', ItemCount: 3, ItemAttributes: { heal: 10 } }
}

export const friends: FriendsInput = { playerId: 'player001', FriendList: ['player002', 'player003'] }

export const equipment: EquipmentInput = {
  playerId: 'player001',
  equipmentId: '001',
  EquipmentName: 'Sword',
  EquipmentType: 'weapon',
  EquipmentAttributes: { damage: 12.5 },
}

export const task: TaskInput = {
  playerId: 'player001',
  taskId: 't1',
  TaskName: 'First steps',
  TaskDescription: 'Walk',
  TaskStatus: 'open',
  TaskReward: { gold: 5 },
}

export const activity: ActivityInput = {
  playerId: 'player001',
  activityId: 'a1',
  ActivityName: 'Spring fair',
  ActivityType: 'daily',
  StartTime: time,
  EndTime: time,
  ActivityReward: {},
}

export async function seed(db: Profiles): Promise<void> {
  await db.batchWrite([
    ...['player001', 'player0010'].map((id) => db.metadata.batch.put(metadata(id))),
    db.friends.batch.put(friends),
    db.item.batch.put(item('player001', '001')),
    db.item.batch.put(item('player001', '002')),
    db.item.batch.put(item('player0010', '001')),
    db.equipment.batch.put(equipment),
    db.task.batch.put(task),
    db.activity.batch.put(activity),
  ])
}
