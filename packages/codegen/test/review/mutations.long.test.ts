import { existsSync, readdirSync } from 'node:fs'
import { type Model, modelOf, type Schema } from '@keyloom/core'
import { describe, expect, test } from 'vitest'
import { findChanges } from '../../src/review/find-changes.js'
import { changeRules } from '../../src/review/rules/index.js'
import { attributeMutations } from './mutations/attributes.js'
import type { Draft } from './mutations/draft.js'
import { entityMutations } from './mutations/entities.js'
import { addGraft } from './mutations/graft.js'
import { indexMutations } from './mutations/indexes.js'
import { keyMutations } from './mutations/keys.js'
import { patternMutations } from './mutations/patterns.js'
import { tableMutations } from './mutations/tables.js'

const folder = new URL('../../../../tests/designs/', import.meta.url)
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/schema.ts`, folder)))
const designs = await Promise.all(
  names.map(async (name) => {
    const { default: schema } = (await import(new URL(`${name}/schema.ts`, folder).href)) as { readonly default: Schema }
    return { name, model: modelOf(schema) }
  }),
)

const mutations = {
  ...keyMutations,
  ...indexMutations,
  ...attributeMutations,
  ...entityMutations,
  ...patternMutations,
  ...tableMutations,
}

/** Rules that a mutation is also for, because it cannot be made without what they are about. */
const alongside: Readonly<Record<string, readonly string[]>> = {
  // Each of the two indexes is new.
  G204: ['G201'],
  // So is the 21st.
  G208: ['G201'],
  // The first local index is a local index more.
  G210: ['G209'],
  // A name more is another projection.
  G218: ['G206'],
  // What runs into the read of another got another sort key.
  E409: ['K102'],
}

for (const { id } of changeRules) {
  describe(`${id} designs`, () => {
    for (const { name, model } of designs) {
      const base = structuredClone(model) as Draft
      const own = mutations[id]?.(base)
      if (own === undefined) addGraft(base)
      const change = own ?? mutations[id]?.(base)
      test(own === undefined ? `${name}, grafted` : name, () => {
        if (change === undefined) throw new TypeError(`The graft has no place for ${id}.`)
        const head = structuredClone(base)
        change(head)
        const found = findChanges(base as Model, head as Model, changeRules)
        expect([...new Set(found.map(({ rule }) => rule))].toSorted()).toEqual([id, ...(alongside[id] ?? [])].toSorted())
      })
    }
  })
}
