import type { ErrorCode } from '../../errors/index.js'
import type { Collection } from '../collection.js'
import type { Entity } from '../entity.js'
import type { Report } from '../report.js'
import type { Schema } from '../schema.js'
import type { Table } from '../table.js'
import type { Transaction } from '../transaction.js'

export interface Declared {
  readonly tables: readonly Table[]
  readonly entities: readonly Entity[]
  readonly collections: readonly Collection[]
  readonly transactions: readonly Transaction[]
}

/** What a schema declares, without what is none of it: a file that no compiler has checked may hold anything. */
export function readDeclared(schema: Schema, report: Report): Declared {
  const config = (schema.config ?? {}) as unknown as Readonly<Record<string, unknown>>
  const take = (property: string, kind: string, code: ErrorCode, maker: string): readonly unknown[] => {
    const values = config[property]
    if (!Array.isArray(values)) {
      if (values !== undefined || (property !== 'collections' && property !== 'transactions'))
        report.add(code, [property], `The schema has no list of ${property}.`)
      return []
    }
    return values.filter((value: unknown) => {
      const isDeclared = isKind(value, kind) && (kind === 'table' || isKind(value.table, 'table'))
      if (!isDeclared) report.add(code, [property], `${/^[aeiou]/.test(kind) ? 'An' : 'A'} ${kind} of the schema was not made by ${maker}.`)
      return isDeclared
    })
  }
  return {
    tables: take('tables', 'table', 'SCHEMA.TABLE', 'defineTable') as readonly Table[],
    entities: take('entities', 'entity', 'SCHEMA.UNKNOWN', 'defineEntity') as readonly Entity[],
    collections: take('collections', 'collection', 'SCHEMA.COLLECTION', 'defineCollection') as readonly Collection[],
    transactions: take('transactions', 'transaction', 'SCHEMA.TRANSACTION', 'defineTransaction') as readonly Transaction[],
  }
}

function isKind(value: unknown, kind: string): value is { readonly table?: unknown } {
  if (typeof value !== 'object' || value === null) return false
  const { kind: own, name, config } = value as Readonly<Record<string, unknown>>
  return own === kind && typeof name === 'string' && typeof config === 'object' && config !== null
}
