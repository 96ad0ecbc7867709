/** Where generated code differs from zod on purpose, each with the rule that decides whether a difference is one of them. */
import type { z } from 'zod'
import { inUnions, sameFaults, withoutInherited, withoutMeasures, withoutUnstorable } from './faults.js'
import { asKept, same } from './same.js'
import { isStorable } from './storable.js'
import { type Verdict, verdictOfZod } from './verdict.js'
import { withoutBase } from './without-base.js'

export type Reason =
  /** DynamoDB has one zero, no undefined and no empty set: Keyloom gives what reading the item will give. */
  | 'kept otherwise'
  /** Half of a surrogate pair, a number of more digits, an empty set in a list: zod accepts what DynamoDB would lose. */
  | 'not storable'
  /** zod runs out of stack, trusts what only looks like a Date, or freezes what cannot be; Keyloom answers. */
  | 'zod throws'
  /** zod goes on to measure the `length` of what it has refused for its type, and not that of a list with some faults in it. */
  | 'measured all the same'
  /** zod takes `constructor`, which every object inherits, for a property that was given. */
  | 'inherited names'
  /** A property that is undefined is taken for one that was not given, also where zod tells them apart (exactOptional). */
  | 'undefined is absent'
  /** Nothing of a union fits, and the two say of different options why. */
  | 'another option of a union'
  /** Two options of a union are stored alike: what is read is of the first. */
  | 'one stored form'

/** Why the two differ; undefined where they agree, `unexplained` where nothing on this list is why. */
export function difference(schema: z.ZodType, input: object, keyloom: Verdict): Reason | 'unexplained' | undefined {
  const reason = differenceTo(schema, input, input, keyloom)
  if (reason !== 'unexplained') return reason
  const bare = withoutBase(input)
  if (differenceTo(schema, bare, input, keyloom) !== 'unexplained') return 'inherited names'
  return differenceTo(schema, withoutBase(input, true), input, keyloom) !== 'unexplained' ? 'undefined is absent' : 'unexplained'
}

/** The same for what zod says of another form of the input. */
function differenceTo(schema: z.ZodType, form: unknown, input: object, keyloom: Verdict): Reason | 'unexplained' | undefined {
  const zod = verdictOfZod(schema, form)
  if (zod.kind === 'threw') return thrown(zod.error, keyloom)
  if (keyloom.kind === 'threw') return 'unexplained'
  if (zod.kind === 'accepted' && keyloom.kind === 'accepted') {
    if (same(zod.output, keyloom.output)) return undefined
    if (same(asKept(zod.output), asKept(keyloom.output))) return 'kept otherwise'
    return isOtherOption(schema, zod.output, keyloom.output) ? 'not storable' : 'unexplained'
  }
  const all = zod.kind === 'refused' ? zod.faults : []
  const found = keyloom.kind === 'refused' ? keyloom.faults : []
  if (sameFaults(input, all, found)) return undefined
  const expected = withoutInherited(input, all, found)
  if (sameFaults(input, expected, found)) return 'inherited names'
  if (keyloom.kind === 'accepted') return 'unexplained'
  const stored = withoutUnstorable(input, hasFree(schema), expected, found)
  if (stored !== undefined && sameFaults(input, ...stored)) return 'not storable'
  if (zod.kind === 'accepted') return 'unexplained'
  if (sameFaults(input, withoutMeasures(expected), withoutMeasures(found))) return 'measured all the same'
  return sameFaults(input, ...inUnions(...(stored ?? [expected, found]))) ? 'another option of a union' : 'unexplained'
}

/** Whether DynamoDB would lose what zod takes for one option of a union, and Keyloom takes it for another one. */
function isOtherOption(schema: z.ZodType, output: object, found: object): boolean {
  const isLost = Object.values(output).some((value) => !isStorable(value, hasFree(schema)))
  return isLost && hasUnion(schema) && verdictOfZod(schema, found).kind === 'accepted'
}

/** An error of the input's own code has to come through. */
function thrown(error: unknown, keyloom: Verdict): Reason | 'unexplained' | undefined {
  if (keyloom.kind === 'threw' && keyloom.error === error) return undefined
  const isOfZod = error instanceof RangeError || error instanceof TypeError
  return isOfZod && keyloom.kind !== 'threw' ? 'zod throws' : 'unexplained'
}

/** Whether something in a schema has no type: `z.any()`, `z.unknown()`, `z.json()` and what a loose object keeps. */
function hasFree(schema: unknown): boolean {
  return hasType(schema, ['any', 'unknown', 'lazy'])
}

export function hasUnion(schema: unknown): boolean {
  return hasType(schema, ['union'])
}

function hasType(part: unknown, types: readonly string[]): boolean {
  if (typeof part !== 'object' || part === null || part instanceof Date || part instanceof RegExp) return false
  const { _zod } = part as { readonly _zod?: { readonly def: { readonly type: string } } }
  if (_zod === undefined) return Object.values(part).some((inner) => hasType(inner, types))
  return types.includes(_zod.def.type) || Object.values(_zod.def).some((inner) => hasType(inner, types))
}
