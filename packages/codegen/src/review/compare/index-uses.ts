import type { Comparison } from './comparison.js'
import { placeOf } from './questions.js'

/** The access patterns of the old schema that read an index: code that runs now asks them. */
export function readersOf({ questions }: Comparison, table: string | undefined, index: string | undefined): Comparison['questions'] {
  return questions.filter(({ base }) => base?.plan !== undefined && base.plan.table === table && placeOf(base.plan) === index)
}

/** Where entities are declared to be in an index, and the patterns that read it: what a change of the index shows in again. */
export function traces(comparison: Comparison, table: string | undefined, index: string | undefined): readonly (readonly string[])[] {
  const memberships = comparison.memberships.filter(({ about }) => about.table === table && about.index === index)
  return [...memberships, ...readersOf(comparison, table, index)].map(({ path }) => path)
}

/** Patterns in a sentence: `Order.byId and 2 others`. */
export function readersText(readers: Comparison['questions']): string {
  const [first, ...others] = readers.map(({ target }) => target)
  if (first === undefined) return 'no access pattern'
  return others.length === 0 ? first : `${first} and ${others.length} other${others.length === 1 ? '' : 's'}`
}
