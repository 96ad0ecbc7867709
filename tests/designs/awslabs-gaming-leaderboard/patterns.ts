import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { achievementTableTable, createLeaderboard, gameTableTable, leaderboardTableTable, tournamentTableTable } from './generated/index.js'
import { achievement, game, ranked, score, seed } from './seed.js'

const tables = {
  GameTable: gameTableTable,
  LeaderboardTable: leaderboardTableTable,
  AchievementTable: achievementTableTable,
  TournamentTable: tournamentTableTable,
}
const go = { ...game('go'), verification_code: 'v1' }

describeDesign(
  { name: 'awslabs-gaming-leaderboard', answers, tables, create: createLeaderboard, seed },
  {
    async get_game(db) {
      expect(await db.game.consistently({ game_id: 'chess' })).toEqual(game('chess'))
    },
    async list_games(db) {
      const games = await db.game.all().all()
      expect(games.sort((a, b) => (a.game_id < b.game_id ? -1 : 1))).toEqual([game('chess'), go])
    },
    async get_game_by_id(db) {
      expect(await db.game.get({ game_id: 'go' })).toEqual(go)
      expect(await db.game.get({ game_id: 'chess2' })).toBeUndefined()
    },
    async get_game_with_verification(db) {
      expect(await db.game.verified({ game_id: 'go' }, { verification_code: 'v1' })).toEqual(go)
      expect(await db.game.verified({ game_id: 'go' }, { verification_code: 'v2' })).toBeUndefined()
    },
    async get_top_scores(db) {
      expect(await db.leaderboardEntry.top({ game_id: 'chess' }).all()).toEqual([
        score('chess', 'ann', 1000),
        score('chess', 'bob', 205),
        score('chess', 'ann', 90),
      ])
    },
    async get_player_scores(db) {
      expect(await db.leaderboardEntry.ofPlayer({ player_id: 'ann' }).all()).toEqual([
        score('chess', 'ann', 1000),
        score('go', 'ann', 300),
        score('chess', 'ann', 90),
      ])
    },
    // The score is the identity: the defect of the design, which `create` refuses to turn into a lost entry.
    async submit_score(db) {
      await db.leaderboardEntry.create(score('go', 'bob', 7))
      await expect(db.leaderboardEntry.create(score('go', 'ann', 7))).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
      expect(await db.leaderboardEntry.top({ game_id: 'go' }).all()).toEqual([score('go', 'ann', 300), score('go', 'bob', 7)])
    },
    async get_player_achievements(db) {
      expect(await db.playerAchievement.ofPlayer({ player_id: 'ann' }).all()).toEqual([
        achievement('ann', 'first', 'chess', 5),
        achievement('ann', 'fork', 'chess', 50),
        achievement('ann', 'ko', 'go', 10),
      ])
    },
    async get_game_achievements(db) {
      const found = await db.playerAchievement.ofGame({ game_id: 'chess' }).all()
      expect(found.map(({ points }) => points)).toEqual([50, 5, 5])
      expect(found[0]).toEqual(achievement('ann', 'fork', 'chess', 50))
    },
    async unlock_achievement(db) {
      const unlocked = achievement('bob', 'first', 'go', 5)
      expect(await db.playerAchievement.create(unlocked)).toEqual(unlocked)
      expect(await db.playerAchievement.ofGame({ game_id: 'go' }).all()).toEqual([achievement('ann', 'ko', 'go', 10), unlocked])
    },
    async get_tournament_rankings(db) {
      expect(await db.tournamentEntry.rankings({ tournament_id: 'spring' }).all()).toEqual(
        [1, 2, 10].map((at) => ranked('spring', at, `p${at}`)),
      )
    },
    async update_ranking(db) {
      const key = { tournament_id: 'spring2', ranking: 3 }
      expect(await db.tournamentEntry.update(key, { set: { wins: 2 } })).toEqual({ ...ranked('spring2', 3, 'p3'), wins: 2 })
    },
  },
)
