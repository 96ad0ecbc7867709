import { expect, test } from 'vitest'
import { z } from 'zod'
import { encodeKey } from '../../keys/index.js'
import type { KeyPart } from '../../model/index.js'
import { buildModel } from '../build-model.js'
import { defineEntity, type Entity } from '../entity.js'
import { defineSchema } from '../schema.js'
import { defineTable } from '../table.js'

const table = defineTable('t', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: 'keys' } },
})
const attributes = {
  name: z.string(),
  id: z.uuid(),
  number: z.int().min(0),
  share: z.number(),
  kind: z.enum(['a', 'b']),
  at: z.date(),
  note: z.string().optional(),
}

function modelOf(entity: Entity) {
  const result = buildModel(defineSchema({ name: 's', tables: [table], entities: [entity] }))
  expect(result).not.toHaveProperty('problems')
  return 'model' in result ? result.model.entities[0] : undefined
}

const encodingsOf = (part: KeyPart | undefined) =>
  part?.kind === 'template' ? part.tokens.flatMap((token) => (token.kind === 'value' ? [[token.attribute, token.encoding]] : [])) : []

test('values stand in a plain key as they are', () => {
  const entity = modelOf(
    defineEntity(table, 'Thing', {
      attributes,
      key: { partition: '{name}#{id}{kind}', sort: 'N{number}#{share}#{number:pad(4)}#{at}#{name:lower}', escape: 'plain' },
      indexes: { gsi1: { partition: "{note:orElse('no note')}#{name}", sort: '{id}', escape: 'plain' } },
    }),
  )
  expect(encodingsOf(entity?.key.partition)).toEqual([
    ['name', { kind: 'text', plain: true }],
    ['id', { kind: 'text', plain: true }],
    ['kind', { kind: 'text' }],
  ])
  expect(encodingsOf(entity?.key.sort)).toEqual([
    ['number', { kind: 'numeral' }],
    ['share', { kind: 'numeral' }],
    ['number', { kind: 'padded', width: 4, descending: false }],
    ['at', { kind: 'date', descending: false }],
    ['name', { kind: 'text', change: 'lower' }],
  ])
  const [variant] = entity?.indexes[0]?.variants ?? []
  expect(encodingsOf(variant?.partition[0])).toEqual([
    ['note', { kind: 'orElse', text: 'no note', of: { kind: 'text', plain: true } }],
    ['name', { kind: 'text' }],
  ])
  const sort = entity?.key.sort
  const values = { number: 7, share: -0.5, at: new Date(0), name: 'A#b' }
  expect(sort?.kind === 'template' && encodeKey(sort.tokens, values)).toBe('N7#-0.5#0007#1970-01-01T00:00:00.000Z#a#b')
})

test('escape has one value', () => {
  const entity = defineEntity(table, 'Thing', { attributes, key: { partition: '{name}', sort: '{id}' } })
  const config = { ...entity.config, key: { partition: '{name}', sort: '{id}', escape: 'none' } }
  const result = buildModel(defineSchema({ name: 's', tables: [table], entities: [{ ...entity, config } as Entity] }))
  expect('problems' in result && result.problems.map(({ message }) => message)).toEqual(["escape is 'plain', not 'none'."])
})
