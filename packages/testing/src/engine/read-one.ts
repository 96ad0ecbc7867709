import { type Database, findTable } from './database.js'
import { projectItem } from './expression/paths.js'
import { type Projection, parseProjection } from './expression/projection.js'
import { checkAllUsed, readSubstitutions, type SubstitutionInput } from './expression/substitutions.js'
import { projectedPaths, refusePathsIntoKeys } from './key-paths.js'
import { positionOfKey } from './keys.js'
import { readAttributesToGet } from './legacy/legacy-projection.js'
import type { Position } from './storage/position.js'
import { rowAt, type Table } from './storage/table.js'
import type { Item } from './value/value.js'
import { decodeItem, type WireItem } from './value/wire.js'

/** One item to be read by its key. */
export interface ReadTarget {
  readonly table: Table
  readonly position: Position
  readonly projection: Projection | undefined
}

/** Reads what is asked of one item; looking at its table is still to be done, and fails by itself. */
export function prepareRead(
  db: Database,
  input: SubstitutionInput & {
    readonly TableName: string
    readonly Key: WireItem
    readonly ProjectionExpression?: string | undefined
    readonly AttributesToGet?: readonly string[] | undefined
  },
): () => ReadTarget {
  const key = decodeItem(input.Key, db.limits.nestingLevels - 1)
  const projection = readProjection(db, input)
  return () => {
    const table = findTable(db, input.TableName)
    refusePathsIntoKeys(table, projectedPaths(projection))
    return { table, position: positionOfKey(table, key, db.limits), projection }
  }
}

/** The projection of a request that has no other expression. */
export function readProjection(
  db: Database,
  input: SubstitutionInput & {
    readonly ProjectionExpression?: string | undefined
    readonly AttributesToGet?: readonly string[] | undefined
  },
): Projection | undefined {
  const text = input.ProjectionExpression
  const substitutions = readSubstitutions(input, db.limits, text !== undefined, false)
  const projection = text === undefined ? readAttributesToGet(input.AttributesToGet) : parseProjection(text, substitutions)
  checkAllUsed(substitutions)
  return projection
}

/** Reads it: what was asked of the item, and the size of the whole item, which is what a read costs. */
export function readOne(
  { table, position, projection }: ReadTarget,
  consistent: boolean,
): { readonly item: Item | undefined; readonly size: number } {
  const row = rowAt((consistent ? undefined : table.replica) ?? table.rows, position)
  if (row === undefined) return { item: undefined, size: 0 }
  return { item: projection === undefined ? row.item : projectItem(row.item, projection.tree), size: row.size }
}
