import type { Projection } from './expression/projection.js'
import type { Path } from './expression/syntax.js'
import { invalidInput, type ServiceError } from './service-error.js'
import { keyAttributes } from './storage/definition.js'
import type { Table } from './storage/table.js'

/** Refuses paths into key attributes: a key is a scalar and has no parts. */
export function refusePathsIntoKeys(
  table: Table,
  paths: readonly Path[],
  makeError: (message: string) => ServiceError = invalidInput,
): void {
  const deep = paths.filter((path) => path.length > 1)
  if (deep.length === 0) return
  const own = new Set(keyAttributes(table.keys).map(({ name }) => name))
  const indexed = new Set([...table.indexes.values()].flatMap(({ definition }) => keyAttributes(definition.keys).map(({ name }) => name)))
  for (const [name] of deep) {
    if (own.has(name) || indexed.has(name)) {
      throw makeError(
        `Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: ${own.has(name) ? 'Key' : 'IndexKey'}: ${name}`,
      )
    }
  }
}

/** The paths of a projection, if there is one. */
export function projectedPaths(projection: Projection | undefined): readonly Path[] {
  return projection?.paths ?? []
}
