import { validation } from '../service-error.js'

/** Refuses a request that uses both expressions and the parameters from before there were any. */
export function refuseMixed(input: Readonly<Record<string, unknown>>, legacy: readonly string[], expressions: readonly string[]): void {
  const old = legacy.filter((name) => input[name] !== undefined)
  const current = expressions.filter((name) => input[name] !== undefined)
  if (old.length === 0 || current.length === 0) return
  throw validation(
    `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${old.join(', ')}} Expression parameters: {${current.join(', ')}}`,
  )
}
