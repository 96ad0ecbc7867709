import { valuesOf } from '../facts/attribute.js'
import { countOf } from '../facts/cardinality.js'
import { type Place, placesOf } from '../facts/places.js'
import { partitionCeiling } from '../facts/throughput.js'
import type { Fault, Rule } from '../rule.js'

export const unboundedCollection: Rule = {
  id: 'L714',
  slug: 'unbounded-collection',
  severity: 'warn',
  title: 'An item collection has a size that it can grow to.',
  why: 'With a local index it can never exceed 10 GB: then DynamoDB refuses every further item of it. Without one it splits, slowly, and only between sort keys.',
  fix: 'Say how much there will be with `expect: { items, bytes }`; put a bucket such as a month in the partition; or use a global index instead of the local one.',
  check: ({ model }) => placesOf(model).flatMap(growth),
}

function growth({ table, entity, candidate, path }: Place): Fault[] {
  const { index } = candidate
  // A local index has the collections of the table.
  if (index?.kind === 'local' || !candidate.sort.some((part) => valuesOf(part).length > 0)) return []
  const hasLocal = index === undefined && table.indexes.some(({ kind }) => kind === 'local')
  const { items, bytes } = entity.expect ?? {}
  const partitions = countOf(candidate.partition, entity)
  const at = [...path, 'partition']
  if (items === undefined || bytes === undefined) {
    if (!hasLocal) return []
    return [
      {
        path: at,
        message: `Nothing says how large a collection of \`${entity.name}\` becomes, and the local indexes of \`${table.name}\` end it at 10 GB.`,
      },
    ]
  }
  // Of many partitions nobody knows the largest; of few, each has its share at least.
  const size = Number.isFinite(partitions) ? (items * bytes) / partitions : 0
  if (size <= partitionCeiling.collectionBytes) return []
  const gigabytes = Math.round(size / 1024 ** 3)
  const message = `A collection of \`${entity.name}\` is expected to have ${gigabytes} GB or more.`
  return [{ path: at, message, severity: hasLocal ? 'error' : 'warn' }]
}
