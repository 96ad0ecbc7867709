import type { AttributeModel, EntityModel, Plan } from '@keyloom/core'

/** What a read returns of an entity where that is not the whole of it: what an index holds, or what a pattern selects. */
export interface EntityView {
  readonly entity: EntityModel
  readonly attributes: readonly AttributeModel[]
  /** The index that is read, where it does not hold whole items. */
  readonly index?: string
  /** An interface of `entities.ts`, or else a `Pick` of the entity's. */
  readonly type: { readonly kind: 'interface'; readonly name: string } | { readonly kind: 'pick'; readonly attributes: string }
  /** The constant of `plans.ts`. */
  readonly constant: string
}

/** The views of every plan, each once, by the plan and the entity it returns. */
export interface Views {
  readonly all: readonly EntityView[]
  /** Undefined where the plan returns the whole entity. */
  of(plan: Plan, entity: string): EntityView | undefined
}
