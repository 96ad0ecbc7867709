import { defineEntity, defineSchema, defineTable, modelOf } from '@keyloom/core'
import { z } from 'zod'
import type { Draft } from './draft.js'

const table = defineTable('grafts', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})

const graft = defineEntity(table, 'Graft', {
  attributes: { graftId: z.string(), first: z.string(), second: z.string(), note: z.string(), spare: z.string() },
  key: { partition: 'GRAFT#{graftId}', sort: 'A#{first}#{second}' },
  indexes: { gsi1: { partition: 'NOTE#{note}', sort: '{graftId}' } },
  patterns: {
    ordered: { by: ['graftId'], order: { first: 'asc' } },
    within: { by: ['graftId'], range: 'first' },
    byNote: { by: ['note'] },
  },
})

const scion = defineEntity(table, 'Scion', {
  attributes: { graftId: z.string(), scionId: z.string() },
  key: { partition: 'GRAFT#{graftId}', sort: 'M#{scionId}' },
  patterns: { all: { by: ['graftId'] } },
})

const model = modelOf(defineSchema({ name: 'grafts', tables: [table], entities: [graft, scion] }))

/** A table more, beside those of a design that has no place for a mutation: the rule has to find the change there, and nothing in the rest. */
export function addGraft(base: Draft): void {
  const { tables, entities } = structuredClone(model) as Draft
  base.tables.push(...tables)
  base.entities.push(...entities)
}
