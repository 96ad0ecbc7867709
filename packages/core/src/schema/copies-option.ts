import type { ParentEntity } from './counter-option.js'

/** Attributes that are copies of an owner's. `Own` are the names of this entity's attributes. */
export interface CopiesOption<Owner extends ParentEntity, Own extends string> {
  /** The entity whose attributes they are copies of; it has a `version`. */
  readonly of: Owner
  /** From each copy to the attribute of the owner. */
  readonly attributes: { readonly [N in Own]?: NoInfer<keyof Owner['config']['attributes'] & string> }
  /** A whole number: the version of the owner that the copies are of. */
  readonly version: Own
  /** The attributes that have the values of the owner's primary key, where their names differ: `{ userId: 'authorId' }`. */
  readonly key?: { readonly [N in NoInfer<keyof Owner['config']['attributes'] & string>]?: Own }
  /** The access pattern of this entity that finds the items with copies of one owner: the owner's repository updates them by it. */
  readonly found?: string
}

/** Copies as they were declared. */
export interface CopiesConfig {
  readonly of: ParentEntity
  readonly attributes: { readonly [copy: string]: string }
  readonly version: string
  readonly key?: { readonly [attribute: string]: string }
  readonly found?: string
}
