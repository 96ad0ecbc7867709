import { valuesOf } from '../facts/attribute.js'
import { placesOf } from '../facts/places.js'
import { unservedPatterns, without, wouldBeServed } from '../facts/what-if.js'
import type { Fault, Rule } from '../rule.js'

export const partitionConditionNotEquality: Rule = {
  id: 'L720',
  slug: 'partition-condition-not-equality',
  severity: 'error',
  title: 'A pattern knows its partition exactly.',
  why: 'A Query takes equality for the partition key and nothing else: there is no range and no prefix of it.',
  fix: 'Put the attribute in the sort template, or in `by`.',
  supersedes: ['L719', 'L723'],
  check: ({ model, problems }) =>
    unservedPatterns(model, problems).flatMap(({ entity, pattern, problem: { path } }): Fault[] => {
      const { range, name } = pattern
      if (range === undefined) return []
      const places = placesOf(model).filter((place) => place.entity === entity)
      const isInPartition = places.some(({ candidate }) =>
        candidate.partition.flatMap(valuesOf).some(({ attribute }) => attribute === range),
      )
      const exact = { ...without(pattern, 'range', 'order'), by: [...pattern.by, { attribute: range }] }
      if (!isInPartition || !wouldBeServed(model, entity, exact)) return []
      return [
        {
          path: [...path, 'range'],
          message: `\`${entity.name}.${name}\` asks for a range of \`${range}\`, which is in the partition key.`,
        },
      ]
    }),
}
