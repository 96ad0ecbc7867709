import { valuesOf } from '../facts/attribute.js'
import { busyCountOf, countOf } from '../facts/cardinality.js'
import { type Place, placeName, placesOf } from '../facts/places.js'
import { names, templateOf } from '../facts/text.js'
import { neededPartitions, partitionCeiling } from '../facts/throughput.js'
import type { Fault, Rule } from '../rule.js'

/** Fewer partitions than this are worth a word, where nothing is known of the traffic. */
const fewPartitions = 50

export const hotPartition: Rule = {
  id: 'L713',
  slug: 'hot-partition-low-cardinality',
  severity: 'warn',
  title: 'The items of an entity are spread over many partitions.',
  why: `A partition takes ${partitionCeiling.writeUnits} write units and ${partitionCeiling.readUnits} read units a second. Beyond that it throttles, and an index that throttles holds up the writes of the table.`,
  fix: 'Put an attribute with many values in the partition, or spread it with `{…:shard(n)}` and read with `fanOut`; or say what is expected with `expect: { reads, writes }`.',
  supersedes: ['L714'],
  check: ({ model }) => {
    const places = placesOf(model)
    return places.flatMap((place, i) => (isRepeated(place, places.slice(0, i)) ? [] : hotPartitions(place)))
  },
}

function hotPartitions(place: Place): Fault[] {
  const { entity, candidate, path } = place
  const parts = candidate.partition
  const busy = busyCountOf(parts, entity)
  const isSingleton = Number.isFinite(countOf([entity.key.partition, ...(entity.key.sort === undefined ? [] : [entity.key.sort])], entity))
  const needed = neededPartitions(entity)
  const isSpread = parts.flatMap(valuesOf).some(({ encoding }) => encoding.kind === 'shard')
  if (isSingleton || busy > Math.max(fewPartitions, needed ?? 0)) return []
  if (needed === undefined ? isSpread : needed <= busy) return []
  const template = names(parts.map(templateOf))
  const count = busy === 1 ? 'one partition' : `${busy} partitions`
  const expected = needed === undefined ? '' : `, and what is expected needs ${Math.ceil(needed)}`
  const when = busy < countOf(parts, entity) ? ' at a time' : ''
  return [
    { path: [...path, 'partition'], message: `In ${placeName(place)} ${template} of \`${entity.name}\` is ${count}${when}${expected}.` },
  ]
}

/** An index with the partition key of the table, or of another index, is not hot by itself. */
function isRepeated(place: Place, before: readonly Place[]): boolean {
  const partition = JSON.stringify(place.candidate.partition)
  return before.some((one) => one.entity === place.entity && JSON.stringify(one.candidate.partition) === partition)
}
