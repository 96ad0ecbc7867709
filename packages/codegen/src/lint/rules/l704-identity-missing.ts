import { isInjective } from '@keyloom/core'
import { valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const identityMissing: Rule = {
  id: 'L704',
  slug: 'identity-missing',
  severity: 'error',
  title: 'The primary key holds everything that identifies an item.',
  why: 'Two items that differ only in what is missing have one key: the second overwrites the first.',
  fix: 'Put it in the sort template.',
  check: ({ model }) =>
    model.entities.flatMap(({ name, id = [], key }): Fault[] => {
      const parts = [key.partition, ...(key.sort === undefined ? [] : [key.sort])]
      const held = new Set(parts.flatMap(valuesOf).flatMap((token) => (isInjective(token.encoding) ? [token.attribute] : [])))
      const missing = id.filter((attribute) => !held.has(attribute))
      if (missing.length === 0) return []
      return [
        { path: ['entities', name, 'id'], message: `The primary key of \`${name}\` does not hold ${names(missing)}, which identifies it.` },
      ]
    }),
}
