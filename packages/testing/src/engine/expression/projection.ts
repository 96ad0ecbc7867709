import { buildPathTree, type PathTree } from './paths.js'
import { Reader } from './reader.js'
import type { Substitutions } from './substitutions.js'
import type { Path } from './syntax.js'

/** The paths of a ProjectionExpression. */
export interface Projection {
  readonly paths: readonly Path[]
  readonly tree: ReadonlyMap<string, PathTree<true>>
}

/** Parses a ProjectionExpression: paths with commas between them. */
export function parseProjection(text: string, substitutions: Substitutions): Projection {
  const reader = new Reader(text, 'ProjectionExpression', substitutions)
  const paths: Path[] = []
  do paths.push(reader.readPath())
  while (reader.skip(','))
  if (reader.token.kind !== 'end') throw reader.syntaxError()
  return {
    paths,
    tree: buildPathTree(
      paths.map((path) => [path, true]),
      reader,
    ),
  }
}
