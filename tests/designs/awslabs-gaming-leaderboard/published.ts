/** Entries are keyed by score and by ranking: of two with the same number, one overwrites the other. Kept by the schema, and found. */
import { type Model, modelOf } from '@keyloom/core'
import schema from './schema.js'

export const published: Model = modelOf(schema)

export const defects: readonly string[] = [
  'L704 entities.LeaderboardEntry.id',
  'L704 entities.TournamentEntry.id',
  'L718 entities.Game.patterns.all',
]
