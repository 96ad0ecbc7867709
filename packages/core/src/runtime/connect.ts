import { internalError, keyloomError } from '../errors/index.js'
import type { Connection, ConnectOptions } from './connection.js'

/**
 * Makes the connection that all operations of a schema use.
 *
 * @throws KeyloomError `CLIENT.NO_TABLE` when a table of the schema has no deployed name.
 */
export function connect(options: ConnectOptions, schema: { readonly tables: readonly string[] }): Connection {
  const given: Readonly<Record<string, string>> = options.tables ?? {}
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
  return { client: options.client, tables, now: options.now ?? (() => new Date()) }
}

/** The deployed name of a table of the schema. */
export function deployedTable(connection: Connection, table: string): string {
  const name = connection.tables.get(table)
  if (name === undefined) throw internalError(`The plan names the table '${table}', which the client does not know.`)
  return name
}
