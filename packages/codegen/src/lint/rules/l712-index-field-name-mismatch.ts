import type { IndexModel, MembershipVariant } from '@keyloom/core'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

/** Of stored models: the schema language takes the names of key attributes from the table. */
export const indexFieldNameMismatch: Rule = {
  id: 'L712',
  slug: 'index-field-name-mismatch',
  severity: 'error',
  title: 'What an entity writes for an index are the attributes of the index.',
  why: 'The items lack an attribute of the index key, so that they are never in the index: its lists leave them out in silence.',
  fix: 'Write the attributes that the table declares for the index.',
  check: ({ model }) =>
    model.entities.flatMap((entity) =>
      entity.indexes.flatMap((membership): Fault[] => {
        const index = model.tables.find(({ name }) => name === entity.table)?.indexes.find(({ name }) => name === membership.index)
        if (index === undefined) return []
        const wrong = membership.variants.flatMap((variant) => mismatches(variant, index))
        if (wrong.length === 0) return []
        const expected = names([...index.key.partition, ...index.key.sort].map(({ name }) => name))
        const message = `\`${entity.name}\` writes ${names([...new Set(wrong)])} for the index \`${index.name}\`, whose key is ${expected}.`
        return [{ path: ['entities', entity.name, 'indexes', index.name], message }]
      }),
    ),
}

function mismatches({ partition, sort }: MembershipVariant, { key }: IndexModel): readonly string[] {
  const differing = (parts: readonly { readonly attribute: string }[], attributes: readonly { readonly name: string }[]): string[] =>
    parts.flatMap(({ attribute }, i) => (attributes[i]?.name === attribute ? [] : [attribute]))
  return [...differing(partition, key.partition), ...differing(sort, key.sort)]
}
