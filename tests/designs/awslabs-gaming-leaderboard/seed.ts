import type { GameInput, Leaderboard, LeaderboardEntryInput, PlayerAchievementInput, TournamentEntryInput } from './generated/index.js'

export function game(game_id: string): GameInput {
  return { game_id, title: game_id.toUpperCase(), genre: 'puzzle', release_date: '2026-01-31', publisher: 'Acme', is_active: true }
}

export function score(game_id: string, player_id: string, value: number): LeaderboardEntryInput {
  return { game_id, score: value, player_id, player_name: player_id, achieved_at: '2026-02-01T10:00:00Z' }
}

export function achievement(player_id: string, achievement_id: string, game_id: string, points: number): PlayerAchievementInput {
  return { player_id, achievement_id, game_id, achievement_name: achievement_id, points, unlocked_at: '2026-02-01T10:00:00Z' }
}

export function ranked(tournament_id: string, ranking: number, player_id: string): TournamentEntryInput {
  return { tournament_id, ranking, player_id, player_name: player_id, total_score: 100 - ranking, matches_played: 5 }
}

/** Numbers of one to three digits, which sort as numbers, and neighbours whose ids begin alike. */
export async function seed(db: Leaderboard): Promise<void> {
  await db.batchWrite([
    db.game.batch.put(game('chess')),
    db.game.batch.put({ ...game('go'), verification_code: 'v1' }),
    ...[90, 1000, 205].map((value) => db.leaderboardEntry.batch.put(score('chess', value === 205 ? 'bob' : 'ann', value))),
    db.leaderboardEntry.batch.put(score('go', 'ann', 300)),
    db.leaderboardEntry.batch.put(score('chess2', 'ann2', 999_999)),
    db.playerAchievement.batch.put(achievement('ann', 'first', 'chess', 5)),
    db.playerAchievement.batch.put(achievement('ann', 'fork', 'chess', 50)),
    db.playerAchievement.batch.put(achievement('ann2', 'first', 'chess', 5)),
    db.playerAchievement.batch.put(achievement('ann', 'ko', 'go', 10)),
    ...[2, 10, 1].map((ranking) => db.tournamentEntry.batch.put(ranked('spring', ranking, `p${ranking}`))),
    db.tournamentEntry.batch.put(ranked('spring2', 3, 'p3')),
  ])
}
