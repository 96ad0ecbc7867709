import type { AttributeDraft } from '../draft.js'
import { escapeOf } from './key-parts.js'
import { attributeName } from './names.js'
import type { Template } from './template.js'

/** What the templates leave open although they form all keys. */
export function doubtsOf(templates: readonly Template[], attributes: readonly AttributeDraft[], delimiter: string): string[] {
  const unseen = 'no value in the items shows whether values are escaped in keys: see `escape`'
  return [...ambiguities(templates), ...leftOpen(templates), ...(needsWitness(templates, attributes, delimiter) ? [unseen] : [])]
}

/** Whether a text of any characters stands before others in a key, and no item has one that would have been escaped there. */
function needsWitness(templates: readonly Template[], attributes: readonly AttributeDraft[], delimiter: string): boolean {
  const free = new Set(
    attributes.flatMap(({ name, stored, type }) => (type.kind === 'string' && type.format === undefined ? [stored ?? name] : [])),
  )
  const isFollowed = templates.some(({ tokens }) =>
    tokens.slice(0, -1).some((token) => token.kind === 'hole' && free.has(token.fragment.attribute)),
  )
  return isFollowed && escapeOf(templates, delimiter) === 'either'
}

/** Attributes that would have done as well. */
function ambiguities(templates: readonly Template[]): string[] {
  const found = templates.flatMap(({ tokens }) =>
    tokens.flatMap((token) =>
      token.kind === 'hole' && token.others.length > 0
        ? [
            `{${attributeName(token.fragment.attribute)}} could be {${token.others.map(attributeName).join('}, {')}} as well: the values are the same in all items`,
          ]
        : [],
    ),
  )
  return [...new Set(found)]
}

/** What too few items have shown. */
function leftOpen(templates: readonly Template[]): string[] {
  return templates.flatMap(({ tokens }) =>
    tokens.flatMap((token) => (token.kind === 'hole' && token.fragment.doubt !== undefined ? [token.fragment.doubt] : [])),
  )
}
