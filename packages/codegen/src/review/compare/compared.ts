import type { Change, Subject } from '../change.js'

/** One thing of the schema as it was and as it is; one of the two is absent where it was added or removed. */
export interface Compared<T> {
  readonly target: string
  readonly path: readonly string[]
  readonly about: Subject
  readonly base?: T
  readonly head?: T
}

export type Kept<C extends Compared<unknown>> = C & { readonly base: Value<C>; readonly head: Value<C> }
export type Added<C extends Compared<unknown>> = C & { readonly head: Value<C> }
export type Removed<C extends Compared<unknown>> = C & { readonly base: Value<C> }
type Value<C> = C extends Compared<infer T> ? T : never

export function kept<C extends Compared<unknown>>(list: readonly C[]): Kept<C>[] {
  return list.filter((one): one is Kept<C> => one.base !== undefined && one.head !== undefined)
}

export function added<C extends Compared<unknown>>(list: readonly C[]): Added<C>[] {
  return list.filter((one): one is Added<C> => one.base === undefined && one.head !== undefined)
}

export function removed<C extends Compared<unknown>>(list: readonly C[]): Removed<C>[] {
  return list.filter((one): one is Removed<C> => one.base !== undefined && one.head === undefined)
}

/** The change of a thing; texts of before and after that are equal say nothing. */
export function changeOf(
  { target, path, about }: Compared<unknown>,
  before?: string,
  after?: string,
  more: Partial<Omit<Change, 'target' | 'path' | 'about' | 'before' | 'after'>> = {},
): Change {
  return { target, path, about, ...(before !== undefined && { before }), ...(after !== undefined && { after }), ...more }
}

/** Pairs two lists by name; `previous` says what a new thing was called before, where the schema declares it. */
export function pairByName<T extends { readonly name: string }>(
  base: readonly T[],
  head: readonly T[],
  previous: (one: T) => string | undefined = () => undefined,
): { readonly base?: T; readonly head?: T }[] {
  const taken = new Set<T>()
  const pairs = head.map((one) => {
    const before = base.find(({ name }) => name === (previous(one) ?? one.name)) ?? base.find(({ name }) => name === one.name)
    if (before === undefined || taken.has(before)) return { head: one }
    taken.add(before)
    return { base: before, head: one }
  })
  return [...pairs, ...base.filter((one) => !taken.has(one)).map((one) => ({ base: one }))]
}

/** Whether two pieces of models are equal; models are read from canonical JSON, so that their names have one order. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
