import type { AttributeSchemas, KeyValue, Scalars, Stored } from './attributes.js'
import type { Problem } from './problem-type.js'

type TimeUnit = 'year' | 'month' | 'day' | 'hour'
type Folded = `shard(${number})` | `hash(${number})`
type FormatOf<O> = O extends string
  ? Folded | 'lower' | 'upper' | 'desc' | TimeUnit | `map(${string})`
  : O extends number | bigint
    ? Folded | `pad(${number})` | 'desc' | `desc(${number})`
    : O extends Date
      ? Folded | TimeUnit | 'desc'
      : O extends undefined
        ? `orElse('${string}')`
        : never
type Suggested<O> = O extends number | bigint ? 'pad(10)' | 'desc' : Exclude<FormatOf<O>, `${string}(${string})`>
type FormatHelp<O> = O extends string
  ? 'a string takes lower, upper, map(a=1,b=2), desc, year, month, day, hour, hash(2) or shard(10)'
  : O extends number | bigint
    ? 'a number takes pad(10), desc, desc(10), hash(2) or shard(10)'
    : O extends Date
      ? 'a Date takes desc, year, month, day, hour, hash(2) or shard(10)'
      : 'it takes no format'

/**
 * Walks the placeholders from left to right; tail-recursive, so that its length is not limited. While a placeholder is open, the
 * templates it could become are part of the type, and so the editor completes it.
 */
export type CheckText<T, A extends AttributeSchemas, Value, Formats = unknown, Rest = T> = Rest extends `${string}{${infer P}}${infer Tail}`
  ? P extends keyof A
    ? Stored<A[P]> extends Value
      ? CheckText<T, A, Value, Formats, Tail>
      : NotAKey<P, Stored<A[P]>>
    : P extends `{${infer Inner}`
      ? CheckText<T, A, Value, Formats, `${Inner}}${Tail}`>
      : P extends `${infer N}:${infer F}`
        ? N extends keyof A
          ? Stored<A[N]> extends Value
            ? F extends FormatOf<Stored<A[N]>>
              ? CheckText<T, A, Value, Formats, Tail>
              : F extends keyof Formats
                ? Exclude<Stored<A[N]>, undefined> extends Formats[F]
                  ? CheckText<T, A, Value, Formats, Tail>
                  : Problem<`'${N}' has not the type that the format '${F & string}' takes`>
                : NoFormat<T, N, F, Stored<A[N]>, Formats>
            : NotAKey<N, Stored<A[N]>>
          : Unknown<T, A, N>
        : Unknown<T, A, P>
  : Rest extends ''
    ? T extends ''
      ? Problem<'A key template cannot be empty'> | `{${Scalars<A>}}`
      : T
    : Rest extends `${string}{${infer P}`
      ? Rest extends `${string}{{${infer After}`
        ? CheckText<T, A, Value, Formats, After>
        : Open<T, A, P>
      : string extends Rest
        ? Problem<'A key template must be a literal string'>
        : T

/** `T` up to the placeholder that holds `P`, with each attribute that begins as `P` does. */
type Open<T, A extends AttributeSchemas, P extends string> = P extends `${infer N}:${string}`
  ? N extends keyof A
    ? NotClosed<P> | Complete<T, P, `${N}:${Suggested<Stored<A[N]>>}`>
    : NotClosed<P>
  : NotClosed<P> | Complete<T, P, Extract<Scalars<A>, `${P}${string}`>>
type NotClosed<P extends string> = P extends '' ? Problem<'A placeholder is not closed'> : Problem<`The placeholder '{${P}' is not closed`>
type Unknown<T, A, P extends string> =
  | Problem<P extends '' ? "A placeholder names an attribute, such as '{id}'" : `This entity has no attribute '${P}'`>
  | Complete<T, P, Extract<Scalars<A>, `${P}${string}`>>
type Complete<T, P extends string, N extends string> = T extends `${infer Head}{${P}}${infer Tail}`
  ? `${Head}{${N}}${Tail}`
  : T extends `${infer Head}{${P}`
    ? `${Head}{${N}}`
    : never
type NoFormat<T, N extends string, F extends string, O, Formats> = F extends ''
  ? Problem<`'${N}:' lacks a format`> | Complete<T, `${N}:`, `${N}:${Suggested<O> | (keyof Formats & string)}`>
  : Problem<`'${N}' cannot be formatted as '${F}': ${FormatHelp<Exclude<O, undefined>>}`>
type NotAKey<N, O> = unknown extends O
  ? Problem<`'${N & string}' has no known type`>
  : O extends KeyValue | undefined
    ? Problem<`'${N & string}' is optional: a primary key needs a value in every item`>
    : Problem<`'${N & string}' cannot be part of a key: only string, number, bigint, boolean and Date can`>

/** A key attribute that is not a string holds the value itself, so its template is one placeholder. */
export type CheckBare<T, A extends AttributeSchemas, Type, Value> = T extends `{${infer P}}`
  ? P extends keyof A
    ? Exclude<Stored<A[P]>, undefined> extends (Type extends 'number' ? number | bigint | Date : Uint8Array)
      ? Stored<A[P]> extends Value | Uint8Array
        ? T
        : NotAKey<P, Stored<A[P]>>
      : Problem<`'${P}' is not ${Type extends 'number' ? 'a number' : 'binary'}, as this key attribute of the table is`>
    : Unknown<T, A, P>
  : Problem<`A key attribute of type ${Type & string} takes one bare attribute, such as '{seq}'`>
