import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { indexAttributeTypeConflict } from './l711-index-attribute-type-conflict.js'

const table = { indexes: { byLevel: { kind: 'global', partition: 'gameId', sort: { name: 'level', type: 'number' } } } } as const
const game = designOf({
  table,
  more: {
    Play: {
      attributes: { gameId: z.ulid(), playId: z.ulid(), level: z.int().min(0).max(999) },
      key: { partition: 'GAME#{gameId}', sort: 'PLAY#{playId}' },
      patterns: { best: { by: ['gameId'], order: { level: 'desc' } } },
    },
  },
})

testRule(indexAttributeTypeConflict, {
  positive: {
    'text where the index has a number': [
      mutated(game, { 'entities.2.attributes.2.type': { kind: 'string', minLength: 1, maxLength: 9 } }),
      'error entities.Play.indexes.byLevel.sort: `level` of `Play` is stored as a string, and `level` of the index `byLevel` is a number.',
    ],
    'an entity that is not even in the index': [
      mutated(game, { 'entities.0.attributes.2.stored': 'level' }),
      'error entities.Customer.indexes.byLevel.sort: `fullName` of `Customer` is stored as a string, and `level` of the index `byLevel` is a number.',
    ],
    'a date as text': [
      mutated(game, { 'entities.2.attributes.2.type': { kind: 'date', stored: 'iso' } }),
      'error entities.Play.indexes.byLevel.sort: `level` of `Play` is stored as a string, and `level` of the index `byLevel` is a number.',
    ],
  },
  negative: {
    'numbers everywhere': game,
    'another stored name': mutated(game, { 'entities.0.attributes.2.stored': 'customerLevel' }),
    'a time in epoch seconds': mutated(game, { 'entities.2.attributes.2.type': { kind: 'date', stored: 'epochSeconds' } }),
  },
})
