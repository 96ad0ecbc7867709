import { buildPathTree } from '../expression/paths.js'
import type { Projection } from '../expression/projection.js'
import type { Path } from '../expression/syntax.js'
import { invalidParameters, validation } from '../service-error.js'

/** Reads the names of attributes as a projection. Dots in them are part of the name. */
export function readAttributesToGet(names: readonly string[] | undefined): Projection | undefined {
  if (names === undefined) return undefined
  const repeated = names.find((name, i) => names.indexOf(name) < i)
  if (repeated !== undefined) throw invalidParameters(`Duplicate value in attribute name: ${repeated}`)
  const paths = names.map((name): Path => [name])
  return {
    paths,
    tree: buildPathTree(
      paths.map((path) => [path, true]),
      { fail: validation },
    ),
  }
}
