/** The design as it is published: salaries are not padded, and genres write another attribute than the one their third index sorts by. */
import { type Membership, type Model, modelOf } from '@keyloom/core'
import { unpadded, withEntity } from '../support/as-published.js'
import schema from './schema.js'

export const published: Model = withEntity(unpadded(modelOf(schema)), 'Genre', (genre) => ({
  ...genre,
  indexes: genre.indexes.map((membership) => (membership.index === 'gsi3' ? misnamed(membership) : membership)),
}))

function misnamed(membership: Membership): Membership {
  const variants = membership.variants.map((variant) => ({
    ...variant,
    sort: variant.sort.map((part) => ({ ...part, attribute: 'gsi13sk' })),
  }))
  return { ...membership, variants }
}

export const defects: readonly string[] = [
  'L707 entities.Employee.indexes.gsi4.sort',
  'L712 entities.Genre.indexes.gsi3',
  'L713 entities.Task.indexes.gsi4.partition',
]
