import { keyloomError } from '../../errors/index.js'
import { outside } from '../around.js'
import type { Connection } from '../connection.js'
import type { Middleware } from './middleware.js'
import { throughArounds, withTransforms } from './through-middleware.js'

/**
 * The connection with middleware that every request passes, the first one outermost, and all of them outside of what it had before.
 *
 * @throws KeyloomError `MIDDLEWARE.INVALID` for middleware that would change key attributes.
 *
 * @example
 * ```ts
 * import { withMiddleware } from '@keyloom/core/runtime'
 *
 * const audited = withMiddleware(connection, [{ name: 'audit', around: (operation, next) => next() }])
 * ```
 */
export function withMiddleware(connection: Connection, middleware: readonly Middleware[]): Connection {
  for (const { name, transform } of middleware) {
    // What is a key must stay as the plans build it, or no read would find it.
    const key = transform?.attributes.find((attribute) => connection.keys?.includes(attribute))
    if (key === undefined) continue
    throw keyloomError('MIDDLEWARE.INVALID', `The middleware '${name}' would change '${key}', which is part of a key.`, {
      fix: 'Leave the attribute out, or store what the key needs under another name.',
      path: ['middleware', name],
      payload: { middleware: name, attribute: key },
    })
  }
  const all = [...middleware]
  return {
    ...connection,
    around: outside((command, context, request) => throughArounds(all, command, context, request), connection.around),
    transform: outside((command, context, request) => withTransforms(all, command, context, request), connection.transform),
  }
}
