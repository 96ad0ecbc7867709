import type { Membership, MembershipVariant, Plan } from '@keyloom/core'
import { attributeOf, valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const optionalInIndexKeyUndeclared: Rule = {
  id: 'L706',
  slug: 'optional-in-index-key-undeclared',
  severity: 'error',
  title: 'An index that holds only some items of an entity is declared so.',
  why: 'Items without the attribute are missing from every list of the index, and nothing says that they should be.',
  fix: "Say so with `sparse: true`, or with `when: { …: 'present' }`.",
  check: ({ model, plans }) =>
    model.entities.flatMap((entity) =>
      entity.indexes.flatMap((membership): Fault[] => {
        // What items hold by their nature matters once somebody reads it as an index of the entity.
        const isAsked =
          membership.declared || plans.some((plan) => plan.kind !== 'get' && plan.index === membership.index && reads(plan, entity.name))
        const optional = membership.variants.flatMap((variant) =>
          unsaid(membership, variant).filter((attribute) => attributeOf(entity, attribute)?.optional === true),
        )
        if (!isAsked || membership.sparse || optional.length === 0) return []
        const message = `\`${entity.name}\` is in the index \`${membership.index}\` only with ${names([...new Set(optional)])}, which is optional.`
        return [{ path: ['entities', entity.name, 'indexes', membership.index], message }]
      }),
    ),
}

function reads({ result }: Plan, entity: string): boolean {
  return result.kind === 'collection' ? result.members.some((member) => member.entity === entity) : result.entity === entity
}

/** The attributes of a key whose presence the schema does not speak of: of an index that was not declared, all that are its own. */
function unsaid({ declared }: Membership, { when, partition, sort }: MembershipVariant): readonly string[] {
  const parts = [...partition, ...sort]
  if (!declared) return parts.flatMap((part) => (part.kind === 'natural' ? [part.source] : []))
  const said = new Set(when.filter((condition) => condition.kind !== 'absent').map(({ attribute }) => attribute))
  // What has a fallback is in every key.
  const values = parts.flatMap(valuesOf).filter(({ encoding }) => encoding.kind !== 'orElse')
  return values.flatMap(({ attribute }) => (said.has(attribute) ? [] : [attribute]))
}
