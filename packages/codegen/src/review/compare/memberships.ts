import type { Condition, EntityModel, Membership } from '@keyloom/core'
import { type Compared, isSame, type Kept } from './compared.js'

/** That items of a kept entity are in an index. */
export type ComparedMembership = Compared<Membership> & { readonly entities: readonly [EntityModel, EntityModel] }

export function compareMemberships(entity: Kept<Compared<EntityModel>>): ComparedMembership[] {
  const names = new Set([...entity.head.indexes, ...entity.base.indexes].map(({ index }) => index))
  return [...names].map((index) => {
    const base = entity.base.indexes.find((one) => one.index === index)
    const head = entity.head.indexes.find((one) => one.index === index)
    return {
      target: `${entity.target} in ${index}`,
      path: [...entity.path, 'indexes', index],
      about: { ...entity.about, index },
      entities: [entity.base, entity.head],
      ...(base !== undefined && { base }),
      ...(head !== undefined && { head }),
    }
  })
}

/** Conditions that became true of fewer items, or of more. */
export interface ConditionChange {
  /** Conditions that are asked for now and were not. */
  readonly narrowedBy: readonly Condition[]
  /** Conditions that were asked for and are not any more. */
  readonly widenedBy: readonly Condition[]
}

/** Compares the conditions of the variants, in their order; a variant more or less is a change of its own. */
export function conditionChange({ base, head }: Kept<ComparedMembership>): ConditionChange {
  const pairs = head.variants.map((variant, i) => [base.variants[i], variant] as const)
  return {
    narrowedBy: pairs.flatMap(([before, after]) => (before === undefined ? [] : missingFrom(after.when, before.when))),
    widenedBy: pairs.flatMap(([before, after]) => (before === undefined ? [] : missingFrom(before.when, after.when))),
  }
}

function missingFrom(conditions: readonly Condition[], others: readonly Condition[]): Condition[] {
  return conditions.filter((condition) => !others.some((other) => isSame(condition, other)))
}

export function conditionText(condition: Condition): string {
  if (condition.kind !== 'oneOf') return `${condition.attribute} ${condition.kind}`
  return `${condition.attribute} ${condition.values.map((value) => JSON.stringify(value)).join(' or ')}`
}
