import type { IndexModel, ProjectionModel } from '@keyloom/core'
import { isSame } from './compared.js'
import { keySchemaText } from './key-schema.js'

/** An index in few words: `global gsi1pk, gsi1sk, all attributes`. */
export function indexText({ kind, key, projection }: IndexModel): string {
  return `${kind} ${keySchemaText(key)}, ${projectionText(projection)}`
}

export function projectionText(projection: ProjectionModel): string {
  if (projection.kind === 'all') return 'all attributes'
  return projection.kind === 'keys' ? 'keys only' : [...projection.attributes].sort().join(', ')
}

/** Whether two indexes are one index under two names. */
export function isSameIndex(one: IndexModel, other: IndexModel): boolean {
  return one.kind === other.kind && isSame(one.key, other.key) && isSame(one.projection, other.projection)
}
