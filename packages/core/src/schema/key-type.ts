import type { KeyType } from '../model/index.js'
import type { KeyParts, Slot } from './key-parts.js'
import type { Problem } from './problem-type.js'
import type { CheckTemplate } from './template-type.js'

/** The slots that need a template: those that are no attribute of the entity. */
export type Needed<Slots, A> = { [P in keyof Slots]: Slots[P] extends Slot<infer N> ? (N extends keyof A ? never : P) : never }[keyof Slots]

/** Checks the primary key of an entity against the parts of the table's key. */
export type CheckKey<K, A, Parts, Value> = Parts extends KeyParts<infer Slots> ? CheckParts<K, A, Slots, Value> : unknown

/** Checks what an entity says of the slots of a key; `true` when its own attributes fill all of them. */
export type CheckParts<K, A, Slots, Value> = K extends true
  ? [Needed<Slots, A>] extends [never]
    ? NaturalProblem<Slots, A>
    : `This key needs a template for ${Needed<Slots, A> & string}`
  : { readonly [P in keyof K | Needed<Slots, A>]: CheckPart<P, P extends keyof K ? K[P] : string, A, Slots, Value> }

/** Checks one part: a template for a slot. */
export type CheckPart<P, T, A, Slots, Value> = P extends keyof Slots
  ? Slots[P] extends Slot<infer N, infer Type>
    ? N extends keyof A
      ? Problem<`'${N}' is an attribute of this entity: remove this template`>
      : string extends T
        ? string
        : CheckTemplate<T, A, Type, Value>
    : never
  : P extends 'sort'
    ? Problem<'This key takes no sort template: remove sort'>
    : P extends 'partition'
      ? Problem<'This key takes no partition template: remove partition'>
      : Problem<`A key has partition and sort, not '${P & string}'`>

/** `true` when the entity's attributes have the types of the key attributes of their names. */
export type NaturalProblem<Slots, A> = {
  [P in keyof Slots]: Slots[P] extends Slot<infer N, infer Type> ? (N extends keyof A ? WrongType<N, A[N], Type> : never) : never
}[keyof Slots] extends infer Bad extends string
  ? [Bad] extends [never]
    ? true
    : Bad
  : true

interface ValueOf {
  string: string | Date
  number: number | bigint | Date
  binary: Uint8Array
}
type WrongType<N extends string, S, Type extends KeyType> = S extends { _zod: { output: ValueOf[Type] | undefined } }
  ? never
  : `'${N}' is not a ${Type}, as this key attribute of the table is`
