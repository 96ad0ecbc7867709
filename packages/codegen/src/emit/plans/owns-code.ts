import type { EntityModel, KeyPart, KeyToken, TableModel } from '@keyloom/core'
import { partsOfKey } from '../keys/parts.js'
import { entry } from '../print/safe-identifier.js'

/**
 * How an item without a discriminator is told from those of other entities: its key has the form of this entity's templates. Undefined
 * where the table has one entity, or where the key is nothing but attributes, whose values say nothing.
 */
export function ownsCode(entity: EntityModel, table: TableModel, entities: readonly EntityModel[]): string | undefined {
  if (table.discriminator !== undefined || entities.filter((other) => other.table === table.name).length < 2) return undefined
  return keyFormCode(entity, table)
}

/** How a primary key of this entity is told from those of other entities by its form. Undefined where it says nothing. */
export function keyFormCode(entity: EntityModel, table: TableModel): string | undefined {
  const tests = partsOfKey(entity.key).flatMap((part) => formOf(part, table))
  return tests.length === 0 ? undefined : `(item) => ${tests.join(' && ')}`
}

function formOf(part: KeyPart, table: TableModel): string[] {
  if (part.kind === 'natural' || part.type !== 'string' || part.tokens.every((token) => token.kind === 'value')) return []
  const pattern = new RegExp(`^${part.tokens.map((token) => tokenPattern(token, table)).join('')}$`, 's')
  return [`${String(pattern)}.test(${entry('item', part.attribute)}?.S ?? '')`]
}

/** A value that is escaped never holds the delimiter; any other may be anything. */
function tokenPattern(token: KeyToken, table: TableModel): string {
  if (token.kind === 'literal') return quotePattern(token.text)
  const { encoding } = token
  const isEscaped = (encoding.kind === 'text' || encoding.kind === 'custom') && encoding.escape !== undefined
  return isEscaped ? `[^${quotePattern(table.delimiter)}]*` : '.*'
}

function quotePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
