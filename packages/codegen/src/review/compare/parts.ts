import type { EntityModel, KeyPart, KeyToken } from '@keyloom/core'
import { type Compared, isSame, type Kept } from './compared.js'
import { keyTokens, partAttributes, partText } from './key-tokens.js'
import { type PartChange, partChange } from './part-change.js'

/** A part of a key of a kept entity. */
export interface ComparedPart extends Compared<KeyPart> {
  /** Absent: the primary key. */
  readonly index?: string
  readonly side: 'partition' | 'sort'
  readonly change: PartChange
  readonly entities: readonly [EntityModel, EntityModel]
  readonly tokens: readonly [readonly KeyToken[], readonly KeyToken[]]
}

export function compareParts(entity: Kept<Compared<EntityModel>>): ComparedPart[] {
  const { base, head } = entity
  const primary = (['partition', 'sort'] as const).flatMap((side) => {
    const [before, after] = [base.key[side], head.key[side]]
    if (before === undefined || after === undefined) return []
    const path = [...entity.path, 'key', side]
    return [comparedPart(entity, before, after, { side, path, target: `${entity.target} ${side} key` })]
  })
  const ofTable = new Set([head.key.partition.attribute, head.key.sort?.attribute])
  const ofIndexes = head.indexes.flatMap((membership) => {
    const before = base.indexes.find(({ index }) => index === membership.index)
    const { index } = membership
    // A natural or derived part, and one of another shape, is what other rules are about.
    return membership.variants.flatMap((variant, i) =>
      (['partition', 'sort'] as const).flatMap((side) =>
        variant[side].flatMap((part, j) => {
          const old = before?.variants[i]?.[side].find(({ attribute }) => attribute === part.attribute)
          if (old === undefined || ofTable.has(part.attribute)) return []
          const number = variant[side].length > 1 ? ` part ${j + 1}` : ''
          const path = [...entity.path, 'indexes', index, side]
          return [comparedPart(entity, old, part, { index, side, path, target: `${entity.target} ${index} ${side} key${number}` })]
        }),
      ),
    )
  })
  return [...primary, ...ofIndexes]
}

function comparedPart(
  entity: Kept<Compared<EntityModel>>,
  base: KeyPart,
  head: KeyPart,
  place: Pick<ComparedPart, 'side' | 'path' | 'target'> & { readonly index?: string },
): ComparedPart {
  const rename = (name: string) => entity.head.attributes.find(({ renamedFrom }) => renamedFrom === name)?.name ?? name
  const tokens = [keyTokens(base, entity.base, rename), keyTokens(head, entity.head, (name) => name)] as const
  const change = partChange(tokens[0], tokens[1], [entity.base, entity.head])
  return {
    ...place,
    base,
    head,
    tokens,
    entities: [entity.base, entity.head],
    about: { ...entity.about, ...(place.index !== undefined && { index: place.index }) },
    change: withIdentity(change, base, head, entity, place.index, rename),
  }
}

/** A component that only moved to the other part of the primary key neither widens nor narrows the identity. */
function withIdentity(
  change: PartChange,
  base: KeyPart,
  head: KeyPart,
  { base: old, head: now }: Kept<Compared<EntityModel>>,
  index: string | undefined,
  rename: (name: string) => string,
): PartChange {
  if (change === 'same' && !isSame(partText(base), partText(head)) && !isRenamed(base, head, rename)) return 'respelled'
  if (index !== undefined || (change !== 'component-added' && change !== 'component-removed')) return change
  const [before, after] = [keyAttributes(old).map(rename), keyAttributes(now)]
  return isSame(before.toSorted(), after.toSorted()) ? 'template' : change
}

function isRenamed(base: KeyPart, head: KeyPart, rename: (name: string) => string): boolean {
  return !isSame(partAttributes(base), partAttributes(head)) && isSame(partAttributes(base).map(rename), partAttributes(head))
}

function keyAttributes(entity: EntityModel): string[] {
  return [...partAttributes(entity.key.partition), ...partAttributes(entity.key.sort)]
}
