import type { AttributeType } from '@keyloom/core'
import { attributeOf, orderedAttributes, valuesOf } from '../facts/attribute.js'
import { partsOf } from '../facts/places.js'
import type { Fault, Rule } from '../rule.js'

export const unsortableDate: Rule = {
  id: 'L708',
  slug: 'unsortable-date',
  severity: 'error',
  title: 'A time that orders items is in UTC, with one precision, the year first.',
  why: '`…:00Z` sorts behind `…:00.500Z`, and `09:00+02:00` behind `08:00Z`: ranges miss items, and pages come in the wrong order.',
  fix: 'Use `z.date()`, or `z.iso.datetime({ precision: 3 })`.',
  check: ({ model }) =>
    partsOf(model).flatMap(({ entity, part, path }) => {
      const ordered = orderedAttributes(model, entity)
      return valuesOf(part).flatMap(({ attribute, encoding }): Fault[] => {
        const type = attributeOf(entity, attribute)?.type
        const problem = encoding.kind === 'text' && ordered.has(attribute) && type?.kind === 'string' ? disorder(type) : undefined
        return problem === undefined ? [] : [{ path, message: `\`${attribute}\` of \`${entity.name}\` orders items, and ${problem}.` }]
      })
    }),
}

function disorder(type: AttributeType & { readonly kind: 'string' }): string | undefined {
  const sources = type.patterns?.map(({ source }) => source) ?? []
  if (type.format === 'datetime') {
    // zod's own pattern ends in the `Z` of UTC unless offsets or local times are let in.
    if (!sources.some((source) => /\(\?:Z\)\)*\$$/.test(source))) return 'may be in any time zone'
    return type.precision === undefined ? 'has a fraction of a second in some items and none in others' : undefined
  }
  if (type.format !== undefined) return undefined
  return sources.some((source) => dayFirst.test(source)) ? 'does not begin with the year' : undefined
}

/** A pattern of the form `\d{2}/\d{2}/\d{4}`. */
const dayFirst =
  /^\^?\(?(?:\\d|\[0-9\])(?:\{1,2\}|\{2\}|\?)?\)?(?:\\?[./-])\(?(?:\\d|\[0-9\])(?:\{1,2\}|\{2\}|\?)?\)?(?:\\?[./-])\(?(?:\\d|\[0-9\])\{4\}/
