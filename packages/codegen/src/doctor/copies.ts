import { isDeepStrictEqual } from 'node:util'
import { deriveKeys } from '../scan/derived-keys.js'
import { type Item, isOf } from '../scan/stored-entity.js'
import type { Finding } from './finding.js'
import { formed } from './formed.js'
import type { Relation } from './relation.js'
import type { KnownEntity, Ward } from './ward.js'

/** The owners that an item has copies of, in the same table: what is copied is there as the owner has it. */
export function copyRelations({ entities }: Ward, { model }: KnownEntity, item: Item, entity: object): Relation[] {
  return (model.copies ?? []).flatMap(({ owner, attributes, key }): Relation[] => {
    const plan = entities.find((each) => each.model.name === owner)?.stored
    const ownerKey = Object.fromEntries(Object.entries(key).map(([name, source]) => [name, Reflect.get(entity, source)]))
    if (plan === undefined || Object.values(ownerKey).includes(undefined)) return []
    const to = formed(() => plan.key.build(ownerKey))
    const orAt = formed(() => plan.otherKey?.(ownerKey))
    if (to === undefined) return []
    const finding = (why: string): Finding => ({ kind: 'stale-copy', type: model.name, of: owner, item, why })
    return [
      {
        name: `copies of ${owner}`,
        to,
        ...(orAt !== undefined && { orAt }),
        judge(other) {
          if (other === undefined || !isOf(plan, other)) return finding(`there is no ${owner} with its key`)
          const owned = deriveKeys(plan, other)
          // What cannot be read is told of itself.
          if (owned.kind === 'unreadable') return undefined
          const stale = Object.entries(attributes).filter(
            ([copy, of]) => !isDeepStrictEqual(Reflect.get(entity, copy), Reflect.get(owned.entity, of)),
          )
          return stale.length === 0 ? undefined : finding(`another ${stale.map(([copy]) => copy).join(', ')}`)
        },
      },
    ]
  })
}
