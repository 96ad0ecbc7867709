import type { ErrorCode } from '../errors/index.js'
import type { SchemaProblem } from '../model/index.js'

/** Collects the faults of a schema, so that one run names all of them. */
export interface Report {
  readonly problems: readonly SchemaProblem[]
  add(code: ErrorCode, path: readonly string[], message: string, fix?: string): void
}

export function createReport(): Report {
  const problems: SchemaProblem[] = []
  return {
    problems,
    add(code, path, message, fix) {
      // What stands twice in a schema has its faults once.
      const isKnown = problems.some(
        (problem) => problem.code === code && problem.message === message && problem.path.join('\0') === path.join('\0'),
      )
      if (isKnown) return
      problems.push({ code, message, ...(fix === undefined ? {} : { fix }), path: [...path] })
    },
  }
}

/** Names in a sentence: `'a', 'b' and 'c'`. */
export function list(names: Iterable<string | number | boolean>): string {
  const quoted = [...names].map((name) => (typeof name === 'string' ? `'${name}'` : String(name)))
  if (quoted.length === 0) return 'none'
  return quoted.length === 1 ? (quoted[0] ?? '') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
}
