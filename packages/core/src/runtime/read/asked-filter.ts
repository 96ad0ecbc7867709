import type { Expression } from '../expression/expression.js'
import { invalidInput } from '../input.js'
import type { Filtering } from '../plans.js'

/** The filter expression of a call. @throws KeyloomError `INPUT.INVALID` also where the pattern has no filter. */
export function askedFilter(
  { name, filter: filtering }: { readonly name: string; readonly filter?: Filtering },
  filter: object | undefined,
  expression: Expression,
): string | undefined {
  if (filter === undefined) return undefined
  if (filtering === undefined) throw invalidInput(name, 'filter', filter, 'the pattern has none')
  return filtering(name, filter, expression)
}
