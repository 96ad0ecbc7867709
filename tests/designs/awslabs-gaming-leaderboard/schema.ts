/** Games, scores, achievements and tournaments in four tables whose keys are the items' own attributes; scores and points are numbers. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const games = defineTable('GameTable', { key: { partition: 'game_id', sort: 'sk' }, discriminator: false })
const leaderboard = defineTable('LeaderboardTable', {
  key: { partition: 'game_id', sort: { name: 'score', type: 'number' } },
  indexes: { PlayerScoresIndex: { kind: 'global', partition: 'player_id', sort: { name: 'score', type: 'number' } } },
  discriminator: false,
})
const achievements = defineTable('AchievementTable', {
  key: { partition: 'player_id', sort: 'achievement_id' },
  indexes: { GameAchievementsIndex: { kind: 'global', partition: 'game_id', sort: { name: 'points', type: 'number' } } },
  discriminator: false,
})
const tournaments = defineTable('TournamentTable', {
  key: { partition: 'tournament_id', sort: { name: 'ranking', type: 'number' } },
  discriminator: false,
})

const game = defineEntity(games, 'Game', {
  attributes: {
    game_id: z.string().min(1),
    title: z.string(),
    genre: z.string(),
    release_date: z.iso.date(),
    publisher: z.string(),
    max_players: z.int().optional(),
    is_active: z.boolean(),
    verification_code: z.string().optional(),
  },
  key: { sort: 'METADATA' },
  patterns: {
    consistently: { by: ['game_id'], one: true, consistent: true },
    verified: { by: ['game_id'], filter: ['verification_code'], one: true, consistent: true },
    all: { scan: { because: 'There are a few hundred games, and the list is read once an hour.' } },
  },
})

const score = defineEntity(leaderboard, 'LeaderboardEntry', {
  attributes: {
    game_id: z.string().min(1),
    score: z.int().min(0),
    player_id: z.string().min(1),
    player_name: z.string(),
    achieved_at: z.iso.datetime(),
    level_reached: z.int().optional(),
    play_duration_seconds: z.int().optional(),
  },
  key: {},
  id: ['game_id', 'player_id', 'achieved_at'],
  indexes: { PlayerScoresIndex: true },
  patterns: {
    top: { by: ['game_id'], order: { score: 'desc' } },
    ofPlayer: { by: ['player_id'], order: { score: 'desc' } },
  },
})

const achievement = defineEntity(achievements, 'PlayerAchievement', {
  attributes: {
    player_id: z.string().min(1),
    achievement_id: z.string().min(1),
    game_id: z.string().min(1),
    achievement_name: z.string(),
    description: z.string().optional(),
    points: z.int().min(0),
    unlocked_at: z.iso.datetime(),
    rarity: z.string().optional(),
  },
  key: {},
  indexes: { GameAchievementsIndex: true },
  patterns: {
    ofPlayer: { by: ['player_id'] },
    ofGame: { by: ['game_id'], order: { points: 'desc' } },
  },
})

const tournament = defineEntity(tournaments, 'TournamentEntry', {
  attributes: {
    tournament_id: z.string().min(1),
    ranking: z.int().min(1),
    player_id: z.string().min(1),
    player_name: z.string(),
    total_score: z.int(),
    matches_played: z.int(),
    wins: z.int().optional(),
    prize_amount: z.number().optional(),
  },
  key: {},
  id: ['tournament_id', 'player_id'],
  patterns: { rankings: { by: ['tournament_id'], order: { ranking: 'asc' } } },
})

export default defineSchema({
  name: 'leaderboard',
  tables: [games, leaderboard, achievements, tournaments],
  entities: [game, score, achievement, tournament],
})
