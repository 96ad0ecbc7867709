import type { Answers } from '../support/answers.js'

export const answers = {
  get_game: 'Game.consistently',
  list_games: 'Game.all',
  get_game_by_id: 'Game.get',
  get_game_with_verification: 'Game.verified',
  get_top_scores: 'LeaderboardEntry.top',
  get_player_scores: 'LeaderboardEntry.ofPlayer',
  submit_score: 'LeaderboardEntry.create',
  get_player_achievements: 'PlayerAchievement.ofPlayer',
  get_game_achievements: 'PlayerAchievement.ofGame',
  unlock_achievement: 'PlayerAchievement.create',
  get_tournament_rankings: 'TournamentEntry.rankings',
  update_ranking: 'TournamentEntry.update',
} as const satisfies Answers
