import { type EntityModel, type KeyPart, partTokens, utf8Length } from '@keyloom/core'
import { attributeOf } from '../facts/attribute.js'
import { keyBytes } from '../facts/bytes.js'
import { partsOf } from '../facts/places.js'
import { templateOf } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const limits = { partition: 2048, sort: 1024 } as const

export const keyLength: Rule = {
  id: 'L710',
  slug: 'key-too-long-or-empty',
  severity: 'error',
  title: 'Every value that an attribute may have makes a key of 1 to 2048 bytes, or of 1 to 1024 in a sort key.',
  why: 'DynamoDB refuses such an item: what the schema calls valid cannot be written.',
  fix: 'Bound the attribute with `min(1)` and `max(…)`.',
  check: ({ model }) => {
    const parts = partsOf(model).flatMap((placed) =>
      placed.part.type === 'number' ? [] : [{ ...placed, bounds: boundsOf(placed.part, placed.entity) }],
    )
    const unbounded = new Map(
      parts.flatMap(({ entity, bounds }) => bounds.unbounded.map((attribute) => [`${entity.name}.${attribute}`, { entity, attribute }])),
    )
    return [
      ...parts.flatMap(({ entity, part, side, path, bounds }): Fault[] => {
        const { least, most, isEmptyDeclared } = bounds
        const template = `\`${templateOf(part)}\` of \`${entity.name}\``
        if (most > limits[side])
          return [{ path, message: `${template} can have ${most} bytes or more, and a ${side} key takes ${limits[side]}.` }]
        if (least > 0 || bounds.unbounded.length > 0) return []
        return [{ path, severity: isEmptyDeclared ? 'error' : 'info', message: `${template} can be empty, and no key is.` }]
      }),
      ...[...unbounded.values()].map(
        ({ entity, attribute }): Fault => ({
          path: ['entities', entity.name, 'attributes', attribute],
          severity: 'info',
          message: `Nothing bounds the length of \`${attribute}\`, which keys of \`${entity.name}\` are made of.`,
        }),
      ),
    ]
  },
}

interface PartBounds {
  readonly least: number
  readonly most: number
  readonly isEmptyDeclared: boolean
  readonly unbounded: readonly string[]
}

function boundsOf(part: KeyPart, entity: EntityModel): PartBounds {
  const tokens = partTokens(part).map((token) => {
    if (token.kind === 'literal') return { least: utf8Length(token.text), most: utf8Length(token.text), isDeclared: true, attribute: '' }
    return { ...keyBytes(token.encoding, attributeOf(entity, token.attribute)?.type), attribute: token.attribute }
  })
  return {
    least: tokens.reduce((all, { least }) => all + least, 0),
    most: tokens.reduce((all, { most }) => all + (Number.isFinite(most) ? most : 0), 0),
    isEmptyDeclared: tokens.every(({ isDeclared }) => isDeclared),
    unbounded: [...new Set(tokens.flatMap(({ most, attribute }) => (Number.isFinite(most) ? [] : [attribute])))],
  }
}
