import { internalError, keyloomError } from '../errors/index.js'
import type { Connection, TableOptions } from './connection.js'

/** What a connection has to know of its schema. */
export interface ConnectedSchema {
  readonly tables: readonly string[]
  /** Stored names of the key attributes of all tables and indexes. */
  readonly keys?: readonly string[]
}

/**
 * Makes the connection that all operations of a schema use, with nothing around its requests.
 *
 * @throws KeyloomError `CLIENT.NO_TABLE` when a table of the schema has no deployed name.
 *
 * @example
 * ```ts
 * import { connectTables, get } from '@keyloom/core/runtime'
 *
 * const connection = connectTables({ client, tables: { shop: 'shop-prod' } }, { tables: ['shop'] })
 * await get(connection, plans.customer, { customerId })
 * ```
 */
export function connectTables({ client, tables: given = {}, now, token, timing }: TableOptions, schema: ConnectedSchema): Connection {
  const tables = new Map<string, string>()
  const missing: string[] = []
  for (const name of schema.tables) {
    const deployed = Object.hasOwn(given, name) ? given[name] : undefined
    if (typeof deployed === 'string' && deployed !== '') tables.set(name, deployed)
    else missing.push(name)
  }
  if (missing.length > 0) {
    throw keyloomError('CLIENT.NO_TABLE', `The client has no deployed name for ${missing.map((name) => `'${name}'`).join(', ')}.`, {
      fix: `Give it: tables: { ${missing.map((name) => `${JSON.stringify(name)}: 'the-deployed-name'`).join(', ')} }.`,
      payload: { missing },
    })
  }
  return { client, tables, keys: schema.keys, now: now ?? (() => new Date()), token, timing }
}

/** The deployed name of a table of the schema. */
export function deployedTable(connection: Connection, table: string): string {
  const name = connection.tables.get(table)
  if (name === undefined) throw internalError(`The plan names the table '${table}', which the client does not know.`)
  return name
}
