import type { AttributeType, EntityModel } from '@keyloom/core'
import { attributeOf, orderedAttributes, type ValueToken, valuesOf } from '../facts/attribute.js'
import { partsOf } from '../facts/places.js'
import type { Fault, Rule } from '../rule.js'

/** Of plain and natural parts, and of stored models: a template pads by itself. */
export const unpaddedNumber: Rule = {
  id: 'L707',
  slug: 'unpadded-number-in-string-key',
  severity: 'error',
  title: 'A number in a key of type string has the same number of digits in every item.',
  why: 'Text sorts by its first character: 10 comes before 2, and a range from 2 to 9 holds 10.',
  fix: "Leave out `escape: 'plain'`, so that the template pads it, or say `pad(n)`; or make the key attribute a number.",
  supersedes: ['L719', 'L723'],
  check: ({ model }) =>
    partsOf(model).flatMap(({ entity, part, path }) => {
      if (part.type !== 'string') return []
      const ordered = orderedAttributes(model, entity)
      return valuesOf(part).flatMap((token): Fault[] => {
        const problem = disorder(token, entity)
        if (problem === undefined) return []
        const isOrdered = ordered.has(token.attribute)
        const severity = isOrdered ? 'error' : 'warn'
        return [
          {
            path,
            severity,
            ...(isOrdered && { entities: [entity.name] }),
            message: `\`${token.attribute}\` of \`${entity.name}\` ${problem}.`,
          },
        ]
      })
    }),
}

function disorder({ attribute, encoding }: ValueToken, entity: EntityModel): string | undefined {
  const type = attributeOf(entity, attribute)?.type
  if (type === undefined) return undefined
  const isBare = encoding.kind === 'text' || encoding.kind === 'numeral' || encoding.kind === 'number' || encoding.kind === 'bigint'
  if (isNumeric(type)) {
    if (isBare) return 'is a number, and stands in the key without padding'
    if (encoding.kind !== 'padded' || type.kind !== 'number') return undefined
    if ((type.min ?? 0) < 0) return 'can be negative, and is padded as if it were not'
    return type.max !== undefined && type.max >= 10 ** encoding.width
      ? `goes up to ${type.max}, and has ${encoding.width} digits in the key`
      : undefined
  }
  return isBare && isDigits(type) ? 'holds digits, as many as the number has' : undefined
}

function isNumeric(type: AttributeType): boolean {
  if (type.kind === 'enum' || type.kind === 'literal') return type.values.some((value) => typeof value === 'number')
  return type.kind === 'number' || type.kind === 'bigint'
}

/** Text that a pattern holds to digits, and no length to one width. */
function isDigits(type: AttributeType): boolean {
  if (type.kind !== 'string' || (type.minLength !== undefined && type.minLength === type.maxLength)) return false
  return type.patterns?.some(({ source }) => /^\^(?:\\d|\[0-9\])[+*]\$$/.test(source)) ?? false
}
