import type { EntityModel, TableModel } from '@keyloom/core'

export type PerEntity<Result> = (entity: EntityModel, table: TableModel) => Result

/** A function of an entity and its table that several files ask for: computed once, since a model never changes. */
export function perEntity<Result>(compute: PerEntity<Result>): PerEntity<Result> {
  const known = new WeakMap<TableModel, WeakMap<EntityModel, Result>>()
  return (entity, table) => {
    const ofTable = known.get(table) ?? new WeakMap<EntityModel, Result>()
    known.set(table, ofTable)
    const result = ofTable.get(entity) ?? compute(entity, table)
    ofTable.set(entity, result)
    return result
  }
}
