import type { AttributeType } from '@keyloom/core'
import { itemBytes } from '../facts/bytes.js'
import type { Fault, Rule } from '../rule.js'

const itemLimit = 400 * 1024

export const unboundedAttribute: Rule = {
  id: 'L715',
  slug: 'unbounded-attribute',
  severity: 'warn',
  title: 'A list, set or map has a size that it can grow to.',
  why: 'An item takes 400 KB with all names and values: one that grows is refused one day, and each write of it costs more than the last.',
  fix: 'Bound it with `max(…)`, or make its elements items of their own.',
  check: ({ model }) =>
    model.entities.flatMap((entity) =>
      entity.attributes.flatMap(({ name, type }): Fault[] => {
        const path = ['entities', entity.name, 'attributes', name]
        const growing = growingType(type)
        if (growing !== undefined) return [{ path, message: `\`${name}\` of \`${entity.name}\` holds ${growing} without a bound.` }]
        const bytes = hasContainer(type) ? itemBytes(type) : 0
        if (bytes <= itemLimit || !Number.isFinite(bytes)) return []
        return [{ path, message: `\`${name}\` of \`${entity.name}\` can have ${Math.round(bytes / 1024)} KB, and an item 400.` }]
      }),
    ),
}

/** What in a type has no bound, as a word. */
function growingType(type: AttributeType): string | undefined {
  switch (type.kind) {
    case 'array':
      return type.max === undefined ? 'a list' : growingType(type.element)
    case 'set':
      return type.max === undefined ? 'a set' : undefined
    case 'map':
      return 'a Map'
    case 'record':
      return type.key.kind === 'enum' || type.key.kind === 'literal' ? growingType(type.value) : 'a record'
    case 'tuple':
      return type.rest !== undefined ? 'a list' : firstOf(type.items)
    case 'object':
      return firstOf(type.properties.map((property) => property.type))
    case 'union':
      return firstOf(type.options)
    case 'nullable':
      return growingType(type.inner)
    default:
      return undefined
  }
}

function firstOf(types: readonly AttributeType[]): string | undefined {
  return types.map(growingType).find((growing) => growing !== undefined)
}

function hasContainer(type: AttributeType): boolean {
  return ['array', 'set', 'tuple', 'record', 'object'].includes(type.kind)
}
