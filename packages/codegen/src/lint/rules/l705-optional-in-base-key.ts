import { attributeOf, valuesOf } from '../facts/attribute.js'
import { partsOf } from '../facts/places.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const optionalInBaseKey: Rule = {
  id: 'L705',
  slug: 'optional-in-base-key',
  severity: 'error',
  title: 'A primary key is made of attributes that every item has.',
  why: 'An item without the attribute cannot be written, or is written under a key with the text `undefined` in it.',
  fix: 'Make the attribute required, or take another.',
  supersedes: ['L723'],
  check: ({ model }) =>
    partsOf(model).flatMap(({ entity, candidate, part, path }): Fault[] => {
      if (candidate.index !== undefined) return []
      const optional = valuesOf(part).flatMap(({ attribute }) => (attributeOf(entity, attribute)?.optional === true ? [attribute] : []))
      if (optional.length === 0) return []
      return [
        {
          path,
          entities: [entity.name],
          message: `The primary key of \`${entity.name}\` is made of ${names(optional)}, which is optional.`,
        },
      ]
    }),
}
