import type { AttributeType } from '@keyloom/core'
import type { Fault, Rule } from '../rule.js'

/** The year 2100 in epoch seconds: what is later is milliseconds. */
const farSeconds = 4_102_444_800

export const ttlTypeOrUnit: Rule = {
  id: 'L725',
  slug: 'ttl-type-or-unit',
  severity: 'error',
  title: 'The time of expiry is a number at the top of the item, in epoch seconds.',
  why: 'DynamoDB ignores every other value: the items never expire.',
  fix: 'Use `z.date()`, which is stored in epoch seconds, or `z.int()` in seconds.',
  check: ({ model }) =>
    model.tables.flatMap((table) => {
      if (
        table.ttl?.includes('.') === true &&
        !model.entities.some(({ attributes }) => attributes.some(({ stored }) => stored === table.ttl))
      )
        return [
          { path: ['tables', table.name, 'ttl'], message: `\`${table.ttl}\` is inside another attribute, where DynamoDB does not look.` },
        ]
      return model.entities
        .filter((entity) => entity.table === table.name)
        .flatMap((entity): Fault[] => {
          const attribute = entity.attributes.find(({ stored }) => stored === table.ttl)
          const problem = attribute === undefined ? undefined : mistake(attribute.type)
          if (attribute === undefined || problem === undefined) return []
          return [
            {
              path: ['entities', entity.name, 'attributes', attribute.name],
              message: `\`${attribute.name}\` of \`${entity.name}\` is the time of expiry, and ${problem}.`,
            },
          ]
        })
    }),
}

function mistake(type: AttributeType): string | undefined {
  if (type.kind === 'date') return type.stored === 'epochSeconds' ? undefined : 'is stored as text'
  if (type.kind !== 'number') return `is stored as ${type.kind === 'string' ? 'text' : `a ${type.kind}`}`
  if (!type.integer) return 'has a fraction'
  return (type.min ?? 0) > farSeconds ? 'is in milliseconds, as its bounds say' : undefined
}
