import { type EntityModel, type KeyPart, mayRunOver, partTokens } from '@keyloom/core'
import { attributeOf } from '../facts/attribute.js'
import { partsOf } from '../facts/places.js'
import { templateOf } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

/** Of plain templates: the others escape what could be mistaken. */
export const delimiterInjection: Rule = {
  id: 'L703',
  slug: 'delimiter-injection',
  severity: 'error',
  title: 'A value that is not escaped cannot hold the delimiter that ends it.',
  why: 'Somebody who chooses the value chooses the key: `7#follower` as a user id is in another collection.',
  fix: "Leave out `escape: 'plain'`, or give the attribute a format such as `z.uuid()`, or an enum.",
  supersedes: ['L701', 'L702', 'L724'],
  check: ({ model }) =>
    partsOf(model).flatMap(({ entity, part, path }) => {
      const open = openValues(part, entity)
      return open.map(
        ({ attribute, next }): Fault => ({
          path,
          entities: [entity.name],
          message: `In \`${templateOf(part)}\` nothing keeps \`${next}\` out of \`${attribute}\`, which \`${next}\` ends.`,
        }),
      )
    }),
}

/** The values that nothing keeps apart from what follows them, each with what ends it. */
function openValues(part: KeyPart, entity: EntityModel): { readonly attribute: string; readonly next: string }[] {
  const tokens = partTokens(part)
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    if (token.kind === 'literal' || next?.kind !== 'literal') return []
    const encoding = token.encoding.kind === 'orElse' ? token.encoding.of : token.encoding
    if ((encoding.kind !== 'text' && encoding.kind !== 'custom') || encoding.escape !== undefined) return []
    const type = attributeOf(entity, token.attribute)?.type
    return mayRunOver(encoding, type, next.text) ? [{ attribute: token.attribute, next: next.text }] : []
  })
}
