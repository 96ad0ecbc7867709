/** What zod and what generated code say of one input. */
import { isKeyloomError } from '@keyloom/core'
import type { z } from 'zod'
import type { Repository } from './generate.js'

/** A fault in the shape of zod's issues, as far as both have it. */
export interface Fault {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly errors?: readonly (readonly Fault[])[]
  readonly issues?: readonly Fault[]
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly output: object }
  | { readonly kind: 'refused'; readonly faults: readonly Fault[] }
  | { readonly kind: 'threw'; readonly error: unknown }

export function verdictOfZod(schema: z.ZodType, input: unknown): Verdict {
  try {
    const { success, data, error } = schema.safeParse(input)
    return success ? { kind: 'accepted', output: data as object } : { kind: 'refused', faults: error.issues as readonly Fault[] }
  } catch (error) {
    return { kind: 'threw', error }
  }
}

export async function verdictOfKeyloom(repository: Repository, input: unknown): Promise<Verdict> {
  try {
    return { kind: 'accepted', output: await repository.create(input) }
  } catch (error) {
    if (!isKeyloomError(error) || error.code !== 'ITEM.INVALID') return { kind: 'threw', error }
    return { kind: 'refused', faults: (error.payload as { readonly issues: readonly Fault[] }).issues }
  }
}
