import type { KeyType } from '../model/index.js'
import type { AttributeSchemas, Stored } from './attributes.js'
import type { KeyOptions } from './index-option.js'
import type { KeyParts } from './key-parts.js'
import type { ConstantValue } from './pattern.js'
import type { Problem } from './problem-type.js'
import type { CheckBare, CheckText } from './template-type.js'

/** Checks the primary key of an entity against the parts of the table's key. */
export type CheckKey<K, A extends AttributeSchemas, Parts extends KeyParts, Value> = [Parts['taken'] & keyof A] extends [never]
  ? CheckTemplates<K, A, Parts, Value, KeyOptions>
  : CheckMixed<K, A, Parts, Value, KeyOptions>

/** Checks the templates of a key of which the entity has no attribute itself. `Options` may stand beside them. */
export type CheckTemplates<K, A extends AttributeSchemas, Parts extends KeyParts, Value, Options> = [K] extends [true]
  ? `This key needs templates: give ${keyof Parts['slots'] & string}`
  : {
      readonly [P in keyof K | keyof Parts['slots']]: P extends keyof Parts['slots']
        ? P extends keyof K
          ? Parts['slots'][P] extends 'string'
            ? CheckText<K[P], A, Value, Parts['formats']>
            : CheckBare<K[P], A, Parts['slots'][P], Value>
          : string
        : CheckOther<P, K[P & keyof K], A, Options>
    }

/** Checks a key of which the entity has some attributes itself; `true` when it has all of them. */
export type CheckMixed<K, A extends AttributeSchemas, Parts extends KeyParts, Value, Options> = [K] extends [true]
  ? [Needed<Parts, A>] extends [never]
    ? NaturalProblem<Parts, A>
    : `This key needs a template for ${Needed<Parts, A> & string}`
  : {
      readonly [P in keyof K | Needed<Parts, A>]: P extends Needed<Parts, A>
        ? P extends keyof K
          ? Parts['slots'][P & keyof Parts['slots']] extends infer Type
            ? Type extends 'string'
              ? CheckText<K[P], A, Value, Parts['formats']>
              : CheckBare<K[P], A, Type, Value>
            : never
          : string
        : P extends keyof Parts['names']
          ? Problem<`'${Parts['names'][P] & string}' is an attribute of this entity: remove this template`>
          : CheckOther<P, K[P & keyof K], A, Options>
    }

/** The slots that need a template: those that are no attribute of the entity. */
type Needed<Parts extends KeyParts, A> = {
  [P in keyof Parts['names']]: Parts['names'][P] extends keyof A ? never : P
}[keyof Parts['names']]

type CheckOther<P, Given, A, Options> = P extends keyof Options
  ? P extends 'when'
    ? {
        readonly [N in keyof Given]: N extends keyof A
          ? ConstantValue | readonly ConstantValue[]
          : `This entity has no attribute '${N & string}'`
      }
    : Options[P]
  : P extends 'sort'
    ? Problem<'This key takes no sort template: remove sort'>
    : P extends 'partition'
      ? Problem<'This key takes no partition template: remove partition'>
      : Problem<`A key has partition and sort, not '${P & string}'`>

/** `true` when the entity's attributes have the types of the key attributes of their names. */
type NaturalProblem<Parts extends KeyParts, A extends AttributeSchemas> = {
  [P in keyof Parts['names']]: WrongType<Parts['names'][P], A, Parts['slots'][P & keyof Parts['slots']]>
}[keyof Parts['names']] extends infer Bad
  ? [Bad] extends [never]
    ? true
    : Bad
  : never

interface ValueOf {
  readonly string: string | Date
  readonly number: number | bigint | Date
  readonly binary: Uint8Array
}
type WrongType<N, A extends AttributeSchemas, Type> = N extends keyof A & string
  ? Stored<A[N]> extends ValueOf[Type & KeyType] | undefined
    ? never
    : `'${N}' is not a ${Type & string}, as this key attribute of the table is`
  : never
