import type { EntityModel, KeyPart } from '@keyloom/core'
import { added, changeOf } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partAttributes, partText } from '../compare/key-tokens.js'
import type { ChangeRule } from '../rule.js'

/** A new index has few partitions. */
export const newGsiLowCardinality: ChangeRule = {
  id: 'G219',
  slug: 'new-gsi-low-cardinality',
  severity: 'dangerous',
  breaks: ['P'],
  title: 'A new index has few partitions',
  why: 'Building it and every write go to few partitions of at most 1,000 writes per second, and the table is throttled with the index.',
  recipe: 'M4',
  supersedes: ['G201'],
  check: ({ indexes, head }: Comparison) =>
    added(indexes).flatMap((index) => {
      const few = head.entities.flatMap((entity) =>
        entity.table !== index.about.table
          ? []
          : entity.indexes
              .filter((membership) => membership.index === index.head.name)
              .flatMap(({ variants }) => variants)
              .filter(({ partition }) => partition.length > 0 && hasFewValues(partition, entity))
              .map(({ partition }) => `${entity.name}: ${partition.map(partText).join(', ')}`),
      )
      return few.length === 0 || index.head.kind !== 'global' ? [] : [changeOf(index, undefined, [...new Set(few)].join('; '))]
    }),
}

function hasFewValues(partition: readonly KeyPart[], entity: EntityModel): boolean {
  return partition.flatMap(partAttributes).every((name) => {
    const kind = entity.attributes.find((attribute) => attribute.name === name)?.type.kind
    return kind === 'enum' || kind === 'literal' || kind === 'boolean'
  })
}
