import type { EntityModel, KeyPart, KeyToken, Model, TableModel } from '../model/index.js'

/**
 * The tokens of a key part; a natural part is its attribute alone.
 *
 * @example
 * ```ts
 * import { partTokens } from '@keyloom/core'
 *
 * model.entities.map(({ name, key }) => [name, partTokens(key.partition).length])
 * ```
 */
export function partTokens(part: KeyPart): readonly KeyToken[] {
  if (part.kind === 'template') return part.tokens
  return [{ kind: 'value', attribute: part.source, encoding: part.encoding }]
}

/** A partition or sort key, as attributes in their order. */
export interface KeyParts {
  readonly partition: readonly KeyPart[]
  readonly sort: readonly KeyPart[]
}

/** The primary key of an entity in the form that an index's key has. */
export function tableKey(entity: EntityModel): KeyParts {
  return { partition: [entity.key.partition], sort: entity.key.sort === undefined ? [] : [entity.key.sort] }
}

export function findTable(model: Model, name: string): TableModel | undefined {
  return model.tables.find((table) => table.name === name)
}

export function findEntity(model: Model, name: string): EntityModel | undefined {
  return model.entities.find((entity) => entity.name === name)
}
