import { expect, test } from 'vitest'
import { z } from 'zod'
import { buildModel, modelOf } from '../build-model.js'
import { defineEntity, type Entity } from '../entity.js'
import { defineSchema } from '../schema.js'
import { defineTable } from '../table.js'

const table = defineTable('games', { key: { partition: 'pk', sort: 'sk' } })
const score = defineEntity(table, 'Score', {
  attributes: { gameId: z.ulid(), playerId: z.ulid(), points: z.int().min(0) },
  id: ['gameId', 'playerId'],
  expect: { items: 1_000_000, bytes: 300, writes: 50 },
  suppress: [{ rule: 'L704', target: 'id', because: 'one score is enough' }],
  key: { partition: 'GAME#{gameId}', sort: '{points}' },
})

function problemsOf(config: object): string[] {
  const changed = { ...score, config: { ...score.config, ...config } } as Entity
  const result = buildModel(defineSchema({ name: 'games', tables: [table], entities: [changed] }))
  return 'problems' in result ? result.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) : []
}

test('the facts of an entity are in its model, and absent where they are not declared', () => {
  const model = modelOf(
    defineSchema({ name: 'games', tables: [table], entities: [score], suppress: [{ rule: 'L730', because: 'an old table' }] }),
  )
  const [entity] = model.entities
  expect([entity?.id, entity?.expect, entity?.suppress, model.suppress, model.tables[0]?.suppress]).toEqual([
    ['gameId', 'playerId'],
    { items: 1_000_000, bytes: 300, writes: 50 },
    [{ rule: 'L704', target: 'id', because: 'one score is enough' }],
    [{ rule: 'L730', because: 'an old table' }],
    undefined,
  ])
})

test.each([
  [{ id: ['player'] }, ["entities.Score.id: Score has no attribute 'player'."]],
  [{ expect: { items: -1 } }, ['entities.Score.expect.items: Score expects -1 as items.']],
  [{ expect: { item: 1 } }, ["entities.Score.expect.item: Expect of Score has no option 'item'."]],
  [{ suppress: { rule: 'L704' } }, ['entities.Score.suppress: suppress is not a list.']],
  [{ suppress: [{ rule: 704, because: 'so' }] }, ["entities.Score.suppress.0.rule: The option 'rule' of a suppression is not a string."]],
  // A reason that is missing is a finding of lint.
  [{ suppress: [{ rule: 'L704' }] }, []],
])('%j', (config, expected) => {
  expect(problemsOf(config)).toEqual(expected.map((line) => expect.stringContaining(line)))
})
