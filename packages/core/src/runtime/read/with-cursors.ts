import { createHmac } from 'node:crypto'
import { keyloomError } from '../../errors/index.js'
import type { Connection, CursorOptions, CursorSeal } from '../connection.js'
import { digest } from './seal.js'

/** A seal is as strong as its secret: https://datatracker.ietf.org/doc/html/rfc2104#section-3 asks for as many bytes as the hash has. */
const secretLength = 32

/**
 * The connection with cursors that are sealed, so that nobody else can make one.
 *
 * @throws KeyloomError `INPUT.INVALID` for secrets that seal nothing.
 *
 * @example
 * ```ts
 * import { withCursors } from '@keyloom/core/runtime'
 *
 * const sealed = withCursors(connection, { secrets: ['a secret of at least thirty-two characters'], maxAge: 3600 })
 * ```
 */
export function withCursors(connection: Connection, { secrets, maxAge }: CursorOptions): Connection {
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
  const now = (): number => Math.floor(connection.now().getTime() / 1000)
  const known = [...secrets]
  const cursors: CursorSeal = {
    seals: (identity, content) => known.map((secret) => digest(createHmac('sha256', secret), identity, content)),
    now,
    isOld: (issued) => maxAge !== undefined && now() - issued > maxAge,
  }
  return { ...connection, cursors }
}
