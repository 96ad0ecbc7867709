import type { EntityKey, EntityModel, KeyPart, Membership, MembershipVariant } from '@keyloom/core'
import { type PerEntity, perEntity } from './per-entity.js'

/** The attributes of the entity that a key part is formed of, in order. */
export function attributesOfPart(part: KeyPart): string[] {
  if (part.kind === 'natural') return [part.source]
  return part.tokens.flatMap((token) => (token.kind === 'value' ? [token.attribute] : []))
}

/** The attributes of the entity that form its primary key, each once. */
export function attributesOfKey(key: EntityKey): string[] {
  return [...new Set(partsOfKey(key).flatMap(attributesOfPart))]
}

/** Of these attributes, those that a call gives; the others are of the scope that it is in. */
export function ownAttributes({ scope = [] }: EntityModel, names: readonly string[]): string[] {
  return names.filter((name) => !scope.includes(name))
}

export function partsOfKey(key: EntityKey): KeyPart[] {
  return key.sort === undefined ? [key.partition] : [key.partition, key.sort]
}

export function partsOfVariant(variant: MembershipVariant): KeyPart[] {
  return [...variant.partition, ...variant.sort]
}

/** A membership with the parts of the index's key that a write has to build for it. */
export interface BuiltMembership {
  readonly membership: Membership
  readonly variants: readonly { readonly variant: MembershipVariant; readonly parts: readonly KeyPart[] }[]
}

/**
 * The memberships that a write builds key attributes for. Left out is what items hold anyway: attributes of the entity, the table's own
 * key, the discriminator, and what another index before has built already. A membership that is only a fact builds nothing.
 */
export const builtMemberships: PerEntity<readonly BuiltMembership[]> = perEntity((entity, table) => {
  const held = new Set([...table.key.partition, ...table.key.sort].map((attribute) => attribute.name))
  if (table.discriminator !== undefined) held.add(table.discriminator)
  return entity.indexes.flatMap((membership): readonly BuiltMembership[] => {
    if (!membership.declared) return []
    const variants = membership.variants.map((variant) => ({
      variant,
      parts: partsOfVariant(variant).filter((part) => part.kind === 'template' && !held.has(part.attribute)),
    }))
    for (const { parts } of variants) for (const part of parts) held.add(part.attribute)
    return variants.some(({ parts }) => parts.length > 0) ? [{ membership, variants }] : []
  })
})

/** The attributes that the builder of an index's key reads: those that decide on membership, then those that form a built part. */
export function attributesOfIndexKey({ variants }: BuiltMembership): string[] {
  const deciding = variants.flatMap(({ variant }) => variant.when.map((condition) => condition.attribute))
  const forming = variants.flatMap(({ parts }) => parts).flatMap(attributesOfPart)
  return [...new Set([...deciding, ...forming])]
}

/** These attributes, and in the place of those that are computed what they are made of. */
export function givenAttributes({ attributes }: EntityModel, names: readonly string[]): string[] {
  return [...new Set(names.flatMap((name) => attributes.find((each) => each.name === name)?.computed?.from ?? [name]))]
}

/** What no update changes because the primary key is made of it. */
export function fixedAttributes(entity: EntityModel): string[] {
  const names = attributesOfKey(entity.key)
  return [...new Set([...names, ...givenAttributes(entity, names)])]
}

/** The attributes without which no item is in the index, whatever its others are. */
export function neededAttributes({ variants }: BuiltMembership): string[] {
  const [first, ...others] = variants.map(
    ({ variant }) => new Set(variant.when.flatMap(({ kind, attribute }) => (kind === 'absent' ? [] : [attribute]))),
  )
  return [...(first ?? [])].filter((name) => others.every((needed) => needed.has(name)))
}
