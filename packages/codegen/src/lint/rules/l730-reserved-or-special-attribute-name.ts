import type { Model, TableModel } from '@keyloom/core'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

/** Reserved words are left out: nearly every item has a `name` or a `status`, and Keyloom uses a placeholder for every name that needs one. */
export const specialAttributeName: Rule = {
  id: 'L730',
  slug: 'reserved-or-special-attribute-name',
  severity: 'info',
  title: 'The names of attributes can stand in an expression.',
  why: 'Keyloom uses a placeholder for every name that needs one. In expressions written by hand such a name has to have one too: a dot would be a path.',
  fix: 'Give the attribute another stored name with `names`, unless the table exists.',
  check: ({ model }) =>
    model.tables.flatMap((table): Fault[] => {
      const special = [...new Set(storedNames(table, model))].filter((name) => !/^[A-Za-z_][\w]*$/.test(name))
      if (special.length === 0) return []
      return [
        {
          path: ['tables', table.name],
          message: `Items of \`${table.name}\` have ${names(special)}, which no expression can name without a placeholder.`,
        },
      ]
    }),
}

function storedNames({ name, key, indexes }: TableModel, { entities }: Model): readonly string[] {
  const keys = [key, ...indexes.map((index) => index.key)].flatMap(({ partition, sort }) =>
    [...partition, ...sort].map((attribute) => attribute.name),
  )
  return [...keys, ...entities.filter(({ table }) => table === name).flatMap(({ attributes }) => attributes.map(({ stored }) => stored))]
}
