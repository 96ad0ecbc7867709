import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { identityMissing } from './l704-identity-missing.js'

const score = (sort: string) => ({
  attributes: { gameId: z.ulid(), playerId: z.ulid(), points: z.int().min(0).max(999) },
  id: ['gameId', 'playerId'],
  key: { partition: 'GAME#{gameId}', sort },
  patterns: { best: { by: ['gameId'], order: { points: 'desc' as const } } },
})

testRule(identityMissing, {
  positive: {
    'a score stands for its player': [
      designOf({ more: { Score: score('{points}') } }),
      'error entities.Score.id: The primary key of `Score` does not hold `playerId`, which identifies it.',
    ],
    'a lossy form of the id': [
      designOf({
        more: {
          Name: {
            attributes: { word: z.string().min(1).max(20) },
            id: ['word'],
            key: { partition: 'WORD#{word:lower}', sort: 'WORD' },
            patterns: { byKey: { by: ['word:lower'] } },
          },
        },
      }),
      'error entities.Name.id: The primary key of `Name` does not hold `word`, which identifies it.',
    ],
  },
  negative: {
    'the player is behind the score': designOf({ more: { Score: score('{points}#{playerId}') } }),
    'no id is declared': designOf({ more: { Score: { ...score('{points}'), id: undefined } as never } }),
  },
})
