import type { WriteInput } from './prepared-write.js'

/**
 * Whether an update leaves the same when it is done twice. It does not where it adds to what is there, unless the version it asks for is
 * gone the second time.
 */
export function repeatability(
  { UpdateExpression = '' }: WriteInput,
  { version }: { readonly version?: number | undefined },
): 'repeatable' | 'once' {
  // Names and values are placeholders here, so the text has no words but those of the expression.
  return version === undefined && /\bADD\b|\blist_append\b|\+/.test(UpdateExpression) ? 'once' : 'repeatable'
}
