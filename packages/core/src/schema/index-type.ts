import type { AttributeSchemas, KeyValue } from './attributes.js'
import type { IndexOptions } from './index-option.js'
import type { KeyParts } from './key-parts.js'
import type { CheckMixed, CheckTemplates } from './key-type.js'
import type { CheckText } from './template-type.js'

export interface IndexParts {
  readonly [index: string]: KeyParts
}

/** Checks what an entity says of the table's indexes. */
export type CheckIndexes<I, A extends AttributeSchemas, Indexes extends IndexParts, TableName extends string> = {
  readonly [N in keyof I]: N extends keyof Indexes ? CheckIndex<I[N], A, Indexes[N]> : `Table '${TableName}' has no index '${N & string}'`
}

type IndexValue = KeyValue | undefined

type CheckIndex<X, A extends AttributeSchemas, Parts extends KeyParts> = X extends readonly unknown[]
  ? { readonly [V in keyof X]: CheckTemplatesOf<X[V], A, Parts> }
  : CheckTemplatesOf<X, A, Parts>

type CheckTemplatesOf<X, A extends AttributeSchemas, Parts extends KeyParts> = [Parts['natural'] | (Parts['taken'] & keyof A)] extends [
  never,
]
  ? CheckSlots<X, A, Parts>
  : [Exclude<Parts['natural'], keyof A>] extends [never]
    ? CheckMixed<X, A, Parts, IndexValue, IndexOptions>
    : `This index needs the attribute '${Exclude<Parts['natural'], keyof A>}'`

/**
 * The usual index, two templates for two string attributes, is checked part by part: half of what the general check costs, for nearly every
 * index there is.
 */
type CheckSlots<X, A extends AttributeSchemas, Parts extends KeyParts> = [X, keyof X, Parts['plain']] extends [
  { readonly partition: infer P; readonly sort: infer S },
  'partition' | 'sort' | 'sparse' | 'onPartialUpdate',
  true,
]
  ? {
      readonly partition: CheckText<P, A, IndexValue, Parts['formats']>
      readonly sort: CheckText<S, A, IndexValue, Parts['formats']>
    } & IndexOptions
  : [keyof Parts['slots']] extends [never]
    ? "This index is made of the table's own key: every item is in it, and no entity declares it"
    : CheckTemplates<X, A, Parts, IndexValue, IndexOptions>
