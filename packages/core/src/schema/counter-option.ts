/** An entity whose items others keep up to date, as far as typing needs it: its attributes. */
export interface ParentEntity {
  readonly kind: 'entity'
  readonly name: string
  readonly config: { readonly attributes: unknown }
}

/** A counter: a number in another item, the parent, that Keyloom alone changes. `Own` are the names of this entity's attributes. */
export interface CounterOption<Parent extends ParentEntity, Own extends string> {
  readonly parent: Parent
  /** A whole number of the parent. */
  readonly counter: NoInfer<Numbers<Parent['config']['attributes']>>
  /** The attributes that have the values of the parent's primary key, where their names differ: `{ userId: 'ownerId' }`. */
  readonly key?: { readonly [N in NoInfer<keyof Parent['config']['attributes'] & string>]?: Own }
}

type Numbers<A> = { [N in keyof A]: A[N] extends { _zod: { output: number | undefined } } ? N : never }[keyof A] & string

/** A counter as it was declared. */
export interface CounterConfig {
  readonly parent: ParentEntity
  readonly counter: string
  readonly key?: { readonly [attribute: string]: string }
}

export interface SequenceConfig extends CounterConfig {
  readonly attribute: string
}
