import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { oldReadersOf } from '../compare/reach.js'
import type { ChangeRule } from '../rule.js'

/** An entity is new in item collections that are read. */
export const entityAddedIntoExistingCollection: ChangeRule = {
  id: 'E402',
  slug: 'entity-added-into-existing-collection',
  severity: 'dangerous',
  breaks: ['W'],
  title: 'An entity is new in item collections that are read',
  why: 'Old code that lists them meets a type it does not know: it fails or counts wrongly, and its pages shift.',
  recipe: 'M1',
  supersedes: ['E401'],
  check: (comparison: Comparison) =>
    added(comparison.entities).flatMap((entity) => {
      const readers = oldReadersOf(comparison, entity.head)
      return readers.length === 0 ? [] : [changeOf(entity, undefined, `read by ${readers.join(', ')}`)]
    }),
}
