import { type ConnectedSchema, connectTables } from './connect-tables.js'
import type { Connection, ConnectOptions } from './connection.js'
import { withMiddleware } from './middleware/with-middleware.js'
import { withObserver } from './observe/with-observer.js'
import { withCursors } from './read/with-cursors.js'

/**
 * Makes the connection that all operations of a schema use, with all that the options ask for.
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
export function connect({ cursors, observe, capacity, middleware = [], ...options }: ConnectOptions, schema: ConnectedSchema): Connection {
  const plain = connectTables(options, schema)
  const sealed = cursors === undefined ? plain : withCursors(plain, cursors)
  const passed = middleware.length === 0 ? sealed : withMiddleware(sealed, middleware)
  return withObserver(passed, observe, { capacity })
}
