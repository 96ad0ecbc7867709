import { keyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import { setOwn } from '../own-property.js'
import type { CollectionMemberPlan, CollectionPlan } from '../plans.js'
import { belongsTo } from './belongs-to.js'

/** The items of a collection, sorted by what they are. */
export interface Groups {
  /** By property: a list, or the one entity. */
  readonly members: Record<string, unknown>
  /** Items that no member claims. */
  readonly unknown: Item[]
  /** Items of members with `many`. */
  many: number
  /** All items. */
  total: number
}

export function createGroups(plan: CollectionPlan): Groups {
  const members: Record<string, unknown> = {}
  for (const { property, many } of plan.members) if (many) setOwn(members, property, [])
  return { members, unknown: [], many: 0, total: 0 }
}

/** The member that an item belongs to; undefined for an item of a type that the collection does not return, or does not know yet. */
export function memberOf(plan: CollectionPlan, item: Item): CollectionMemberPlan | undefined {
  return plan.members.find(({ entity }) => belongsTo(entity, item))
}

/** @throws KeyloomError `QUERY.NOT_UNIQUE` for a second entity where the collection has one, `ITEM.MALFORMED`. */
export function addToGroups(groups: Groups, plan: CollectionPlan, member: CollectionMemberPlan | undefined, item: Item): void {
  groups.total++
  if (member === undefined) {
    groups.unknown.push(item)
    return
  }
  const entity = member.entity.codec.read(item)
  if (member.many) {
    groups.many++
    const list = groups.members[member.property] as unknown[]
    list.push(entity)
  } else if (Object.hasOwn(groups.members, member.property)) {
    throw keyloomError(
      'QUERY.NOT_UNIQUE',
      `${plan.name} has one '${member.property}', but more than one item is such a ${member.entity.name}.`,
      {
        fix: `Correct the items, or declare '${member.property}' as a list.`,
        payload: { pattern: plan.name, property: member.property, items: [groups.members[member.property], entity] },
      },
    )
  } else setOwn(groups.members, member.property, entity)
}
