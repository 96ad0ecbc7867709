import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createProfiles, gamePlayerProfilesTable } from './generated/index.js'
import { activity, equipment, friends, item, metadata, seed, task } from './seed.js'

const player = { playerId: 'player001' }

describeDesign(
  { name: 'gaming-player-profiles', answers, tables: { 'game-player-profiles': gamePlayerProfilesTable }, create: createProfiles, seed },
  {
    async getPlayerFriends(db) {
      expect(await db.friends.ofPlayer(player)).toEqual(friends)
      expect(await db.friends.ofPlayer({ playerId: 'player0010' })).toBeUndefined()
    },
    async getPlayerAllProfile(db) {
      expect(await db.profile(player).all()).toEqual({
        metadata: metadata('player001'),
        friends,
        items: [item('player001', '001'), item('player001', '002')],
        equipment: [equipment],
        tasks: [task],
        activities: [activity],
        unknown: [],
      })
    },
    async getPlayerAllItems(db) {
      expect(await db.item.ofPlayer(player).all()).toEqual([item('player001', '001'), item('player001', '002')])
    },
    async getPlayerSpecificItem(db) {
      expect(await db.item.get({ ...player, itemId: '002' })).toEqual(item('player001', '002'))
    },
    async updateCharacterAttributes(db) {
      expect(await db.metadata.update({ playerId: 'player0010' }, { set: { PlayerLevel: 2 }, add: { Currency: -30 } })).toEqual({
        ...metadata('player0010'),
        PlayerLevel: 2,
        Currency: 70,
      })
    },
    async updateItemCount(db) {
      const key = { playerId: 'player0010', itemId: '001' }
      expect(await db.item.update(key, { add: { ItemCount: 2 } })).toEqual({ ...item('player0010', '001'), ItemCount: 5 })
      // The published sample has a row like this one: two keys in one.
      await expect(db.equipment.get({ ...player, equipmentId: '001EQUIPMENTS#002' })).rejects.toMatchObject({ code: 'INPUT.INVALID' })
    },
  },
)
