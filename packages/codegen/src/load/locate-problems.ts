import type { SchemaProblem } from '@keyloom/core'
import type { SourceLocation } from './source-location.js'

/** A fault of a schema with its place in the source. */
export interface LocatedProblem extends SchemaProblem {
  readonly location: SourceLocation
}

/** Finds the place of each problem. The compiler that does it takes long to load, so it is loaded only where there are problems. */
export async function locateProblems(problems: readonly SchemaProblem[], schemaFile: string): Promise<readonly LocatedProblem[]> {
  if (problems.length === 0) return []
  const { locatePaths } = await import('./positions/locate.js')
  const locations = locatePaths(
    problems.map(({ path }) => path),
    schemaFile,
  )
  return problems.map((problem, index) => ({ ...problem, location: locations[index]! }))
}
