import type { IndexModel, Model, PatternModel, SchemaProblem, TableModel } from '@keyloom/core'
import { valuesOf } from '../facts/attribute.js'
import { placesOf } from '../facts/places.js'
import { names } from '../facts/text.js'
import { unservedPatterns, without, wouldBeServed } from '../facts/what-if.js'
import type { Fault, Rule } from '../rule.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html */
const most = 4

export const multiAttributeKeyRules: Rule = {
  id: 'L722',
  slug: 'multi-attribute-key-rules',
  severity: 'error',
  title: 'A key of several attributes is that of a global index, and is known from the left.',
  why: 'DynamoDB takes up to four attributes for each side of a global index, equality for all of the partition, and for the sort side equality from the first attribute on, with a range on the last one named.',
  fix: 'Put the attributes that are always known first, and the one that is ranged behind them.',
  supersedes: ['L719', 'L723'],
  check: ({ model, problems }) => [...model.tables.flatMap(keyFaults), ...skippedParts(model, problems)],
}

/** Of stored models: the schema language has no such key. */
function keyFaults(table: TableModel): Fault[] {
  const single = (sides: TableModel['key'], what: string, path: readonly string[]): Fault[] =>
    Math.max(sides.partition.length, sides.sort.length) > 1
      ? [{ path, message: `The key of ${what} has several attributes on one side.` }]
      : []
  const long = ({ name, key }: IndexModel, path: readonly string[]): Fault[] =>
    Math.max(key.partition.length, key.sort.length) > most
      ? [
          {
            path,
            message: `The index \`${name}\` has ${key.partition.length} and ${key.sort.length} attributes in its key, and takes ${most} on each side.`,
          },
        ]
      : []
  return [
    ...single(table.key, `the table \`${table.name}\``, ['tables', table.name, 'key']),
    ...table.indexes.flatMap((index) => {
      const path = ['tables', table.name, 'indexes', index.name]
      return index.kind === 'local' ? single(index.key, `the local index \`${index.name}\``, path) : long(index, path)
    }),
  ]
}

/** Patterns that would be served if they knew the sort attributes before the ones they know. */
function skippedParts(model: Model, problems: readonly SchemaProblem[]): Fault[] {
  return unservedPatterns(model, problems).flatMap(({ entity, pattern, problem: { path } }): Fault[] => {
    const sorts = placesOf(model).flatMap((place) => (place.entity === entity && place.candidate.sort.length > 1 ? [place] : []))
    for (const { candidate } of sorts) {
      const sort = candidate.sort.flatMap(valuesOf).map(({ attribute }) => attribute)
      const skipped = skippedOf(pattern, sort)
      if (skipped.length === 0) continue
      const filled = {
        ...without(pattern, ...(skipped.includes(pattern.range ?? '') ? (['range'] as const) : [])),
        by: [...pattern.by, ...skipped.map((attribute) => ({ attribute }))],
      }
      if (!wouldBeServed(model, entity, filled)) continue
      const message = `\`${entity.name}.${pattern.name}\` names an attribute of the sort key of \`${candidate.index?.name}\` without ${names(skipped)} before it.`
      return [{ path, message }]
    }
    return []
  })
}

/** The sort attributes before the last one that the pattern names which it does not know exactly. */
function skippedOf({ by, where, range, order }: PatternModel, sort: readonly string[]): readonly string[] {
  const exact = new Set([...by.map(({ attribute }) => attribute), ...where.map(({ attribute }) => attribute)])
  const last = sort.findLastIndex((name) => exact.has(name) || name === range || name === order?.attribute)
  return sort.slice(0, Math.max(last, 0)).filter((name) => !exact.has(name))
}
