import type { WireItem, WireValue } from '../value/wire.js'

/** What a member of a request can be. Shapes are data: one reader checks every request of every operation against them. */
export type Shape =
  | StringShape
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | IntegerShape
  | { readonly kind: 'boolean' }
  | { readonly kind: 'document' }
  | { readonly kind: 'value' }
  | ItemShape
  | { readonly kind: 'list'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | { readonly kind: 'map'; readonly of: Shape; readonly min?: number; readonly max?: number }
  | { readonly kind: 'structure'; readonly fields: Fields }

/** A text with bounds on its length and form. */
export interface StringShape {
  readonly kind: 'string'
  readonly min?: number
  readonly max?: number
  readonly pattern?: RegExp
  /** Whether an ARN can stand for the name: the bounds are not an ARN's. */
  readonly arn?: true
  /** What the service says at once where it is required and missing, if not what it says of every other member. */
  readonly whenMissing?: string
}

/** A whole number with bounds. */
export interface IntegerShape {
  readonly kind: 'integer'
  readonly min?: number
  readonly max?: number
}

/** Attribute values by name. */
export interface ItemShape {
  readonly kind: 'item'
}

/** The members of a request or of a structure in it. */
export type Fields = Readonly<Record<string, Shape & { readonly required?: true }>>

/** The type of what a shape reads. */
export type InputOf<S extends Shape> = S extends { kind: 'string' }
  ? string
  : S extends { kind: 'enum'; values: readonly (infer V)[] }
    ? V
    : S extends { kind: 'integer' }
      ? number
      : S extends { kind: 'boolean' }
        ? boolean
        : S extends { kind: 'value' }
          ? WireValue
          : S extends { kind: 'item' }
            ? WireItem
            : S extends { kind: 'list'; of: infer E extends Shape }
              ? readonly InputOf<E>[]
              : S extends { kind: 'map'; of: infer E extends Shape }
                ? Readonly<Record<string, InputOf<E>>>
                : S extends { kind: 'structure'; fields: infer F extends Fields }
                  ? StructureOf<F>
                  : unknown

/** The type of a structure with these members. */
export type StructureOf<F extends Fields> = {
  readonly [K in keyof F as F[K] extends { required: true } ? K : never]: InputOf<F[K]>
} & {
  readonly [K in keyof F as F[K] extends { required: true } ? never : K]?: InputOf<F[K]> | undefined
}
