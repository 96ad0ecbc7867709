import type { KeyValue } from './attributes.js'
import type { IndexOptions } from './index-option.js'
import type { KeyParts } from './key-parts.js'
import type { CheckPart, CheckParts, Needed } from './key-type.js'
import type { ConstantValue } from './pattern.js'

/** Checks what an entity says of the table's indexes. */
export type CheckIndexes<I, A, Indexes, TableName extends string> = {
  readonly [N in keyof I]: N extends keyof Indexes ? CheckIndex<I[N], A, Indexes[N]> : `Table '${TableName}' has no index '${N & string}'`
}

type CheckIndex<X, A, Parts> =
  Parts extends KeyParts<infer Slots, infer Natural>
    ? [Exclude<Natural, keyof A>] extends [never]
      ? [keyof Slots | Natural] extends [never]
        ? "This index is made of the table's own key: every item is in it, and no entity declares it"
        : X extends true
          ? CheckParts<true, A, Slots, KeyValue | undefined>
          : CheckDeclared<X, A, Slots>
      : `This index needs the attribute '${Exclude<Natural, keyof A> & string}'`
    : unknown

type CheckDeclared<X, A, Slots> = {
  readonly [P in keyof X | Needed<Slots, A>]: P extends keyof IndexOptions
    ? P extends 'when'
      ? CheckWhen<X[P & keyof X], A>
      : IndexOptions[P]
    : CheckPart<P, P extends keyof X ? X[P] : string, A, Slots, KeyValue | undefined>
}

type CheckWhen<W, A> = {
  readonly [N in keyof W]: N extends keyof A ? ConstantValue | readonly ConstantValue[] : `This entity has no attribute '${N & string}'`
}
