import type { z } from 'zod'
import type { Draw } from '../../../testing/fuzz/fuzzer.js'

/** A random schema, with what makes values that it accepts. */
export interface Kind {
  readonly schema: z.ZodType
  readonly valid: () => unknown
}

/** Makes a schema, of at most so many further levels. */
export type DrawKind = (random: Draw, depth: number) => Kind
