import { internalError, keyloomError } from '../errors/index.js'
import type { Connection, ConnectOptions, CursorOptions, CursorSeal } from './connection.js'
import type { Middleware } from './middleware/middleware.js'
import { operationChannel } from './observe/channel.js'

/** What a connection has to know of its schema. */
export interface ConnectedSchema {
  readonly tables: readonly string[]
  /** Stored names of the key attributes of all tables and indexes. */
  readonly keys?: readonly string[]
}

/**
 * Makes the connection that all operations of a schema use.
 *
 * @throws KeyloomError `CLIENT.NO_TABLE` when a table of the schema has no deployed name; `INPUT.INVALID` for secrets that seal nothing;
 * `MIDDLEWARE.INVALID` for middleware that would change key attributes.
 *
 * @example
 * ```ts
 * import { connect, get } from '@keyloom/core/runtime'
 *
 * const connection = connect({ client, tables: { shop: 'shop-prod' } }, { tables: ['shop'] })
 * await get(connection, plans.customer, { customerId })
 * ```
 */
export function connect(options: ConnectOptions, schema: ConnectedSchema): Connection {
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
  const now = options.now ?? (() => new Date())
  const { client, cursors, observe, capacity, middleware } = options
  const channel = operationChannel()
  return {
    client,
    tables,
    now,
    ...(options.token !== undefined && { token: options.token }),
    ...(options.timing !== undefined && { timing: options.timing }),
    ...(cursors !== undefined && { cursors: cursorSeal(cursors, now) }),
    ...(observe !== undefined && { observe }),
    ...(channel !== undefined && { channel }),
    ...(capacity === true && { capacity }),
    ...(middleware !== undefined && middleware.length > 0 && { middleware: checkedMiddleware(middleware, schema) }),
  }
}

/** What is a key must stay as the plans build it, or no read would find it. */
function checkedMiddleware(middleware: readonly Middleware[], { keys = [] }: ConnectedSchema): readonly Middleware[] {
  for (const { name, transform } of middleware) {
    const key = transform?.attributes.find((attribute) => keys.includes(attribute))
    if (key === undefined) continue
    throw keyloomError('MIDDLEWARE.INVALID', `The middleware '${name}' would change '${key}', which is part of a key.`, {
      fix: 'Leave the attribute out, or store what the key needs under another name.',
      path: ['middleware', name],
      payload: { middleware: name, attribute: key },
    })
  }
  return [...middleware]
}

/** A seal is as strong as its secret: https://datatracker.ietf.org/doc/html/rfc2104#section-3 asks for as many bytes as the hash has. */
const secretLength = 32

function cursorSeal({ secrets, maxAge }: CursorOptions, now: () => Date): CursorSeal {
  const areSecrets =
    Array.isArray(secrets) && secrets.length > 0 && secrets.every((one) => typeof one === 'string' && one.length >= secretLength)
  if (!areSecrets || (maxAge !== undefined && !(maxAge > 0))) {
    const what = areSecrets
      ? 'maxAge is not a number of seconds above 0'
      : `a secret has fewer than ${secretLength} characters, or there is none`
    throw keyloomError('INPUT.INVALID', `The client cannot seal cursors so: ${what}.`, {
      fix: 'Give cursors: { secrets: [newest, …older], maxAge }.',
      path: ['cursors', areSecrets ? 'maxAge' : 'secrets'],
    })
  }
  return { secrets: [...secrets], ...(maxAge !== undefined && { maxAge }), now: () => Math.floor(now().getTime() / 1000) }
}

/** The deployed name of a table of the schema. */
export function deployedTable(connection: Connection, table: string): string {
  const name = connection.tables.get(table)
  if (name === undefined) throw internalError(`The plan names the table '${table}', which the client does not know.`)
  return name
}
