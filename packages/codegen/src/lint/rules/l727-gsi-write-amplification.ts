import type { AttributeModel, EntityModel, KeyPart } from '@keyloom/core'
import { valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const gsiWriteAmplification: Rule = {
  id: 'L727',
  slug: 'gsi-write-amplification',
  severity: 'warn',
  title: 'What changes with most writes is in no index key.',
  why: 'A change of an index key deletes one entry and puts another: with k such indexes one update is 2k + 1 writes.',
  fix: 'Keep what changes often out of index keys, or write it in coarser steps: the day instead of the moment.',
  check: ({ model }) =>
    model.entities.flatMap((entity) =>
      entity.attributes.flatMap((attribute): Fault[] => {
        const indexes = indexesWith(attribute.name, entity)
        if (indexes.length < leastIndexes(attribute)) return []
        const message = `Each change of \`${attribute.name}\` of \`${entity.name}\` is ${2 * indexes.length + 1} writes: it is in the key of ${names(indexes)}.`
        return [{ path: ['entities', entity.name, 'attributes', attribute.name], message }]
      }),
    ),
}

/** How many index keys an attribute may be in before it is worth a word: fewer, the more often it changes. */
function leastIndexes({ implied, name }: AttributeModel): number {
  if (implied === 'version' || implied === 'updatedAt') return 1
  if (/^last[A-Z_]|(score|count|counter|balance|views|likes)$/i.test(name)) return 1
  return /(status|state|stage|phase)$/i.test(name) ? 2 : Number.POSITIVE_INFINITY
}

/** The indexes whose key changes with an attribute; what is in the primary key never changes. */
function indexesWith(name: string, { key, indexes }: EntityModel): readonly string[] {
  const holds = (parts: readonly KeyPart[]): boolean => parts.flatMap(valuesOf).some(({ attribute }) => attribute === name)
  if (holds([key.partition, ...(key.sort === undefined ? [] : [key.sort])])) return []
  return indexes.flatMap(({ index, variants }) => (variants.some(({ partition, sort }) => holds([...partition, ...sort])) ? [index] : []))
}
