import { validation } from '../service-error.js'

/**
 * Refuses the parameters from before expressions. Mixed with expressions they get the service's own error; alone they are refused
 * because the engine does not speak them.
 */
export function refuseLegacy(input: Readonly<Record<string, unknown>>, legacy: readonly string[], expressions: readonly string[]): void {
  const old = legacy.filter((name) => input[name] !== undefined)
  if (old.length === 0) return
  const current = expressions.filter((name) => input[name] !== undefined)
  throw validation(
    current.length > 0
      ? `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${old.join(', ')}} Expression parameters: {${current.join(', ')}}`
      : `The legacy parameter${old.length === 1 ? '' : 's'} ${old.join(', ')} ${old.length === 1 ? 'is' : 'are'} not supported by this engine; use an expression`,
  )
}
