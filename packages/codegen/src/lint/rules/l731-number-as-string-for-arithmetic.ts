import type { EntityModel, Model, StringType } from '@keyloom/core'
import type { Fault, Rule } from '../rule.js'

export const numberAsString: Rule = {
  id: 'L731',
  slug: 'number-as-string-for-arithmetic',
  severity: 'warn',
  title: 'What is counted is a number.',
  why: 'DynamoDB adds to numbers only: a count that is text has to be read, changed and written back, and two writers lose one of their changes.',
  fix: 'Use `z.int()` or `z.number()`.',
  check: ({ model }) =>
    model.entities.flatMap((entity) =>
      entity.attributes.flatMap(({ name, type }): Fault[] => {
        if (type.kind !== 'string' || !(isAdded(name, entity, model) || isCounted(name, type))) return []
        return [
          {
            path: ['entities', entity.name, 'attributes', name],
            message: `\`${name}\` of \`${entity.name}\` is text, and looks like a number that is added to.`,
          },
        ]
      }),
    ),
}

function isAdded(attribute: string, { name }: EntityModel, { transactions = [] }: Model): boolean {
  return transactions.some(({ steps }) =>
    steps.some(({ entity, add }) => entity === name && add !== undefined && Object.hasOwn(add, attribute)),
  )
}

/** By its name, or by a pattern that lets through digits only. */
function isCounted(name: string, { format, patterns = [] }: StringType): boolean {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
  if (format !== undefined || !/(^|_)(count|counter|quantity|balance|amount|stock|points|score|likes|views)$/.test(words)) return false
  return patterns.every(({ source }) => /\\d|0-9/.test(source))
}
