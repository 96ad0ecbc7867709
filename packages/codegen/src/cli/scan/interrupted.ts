import { type KeyloomError, keyloomError } from '@keyloom/core'
import { sentence } from '../../emit/describe/sentence.js'

/** The error for the reading of a table that failed on the way. */
export function interrupted(what: string, table: string, fix: string, cause: unknown): KeyloomError {
  const { name, message } = cause instanceof Error ? cause : { name: 'Error', message: String(cause) }
  // Errors of a connection have no name of their own.
  const by = name === 'Error' ? '' : ` by ${name}`
  return keyloomError('SCAN.INTERRUPTED', `${what} ${table} was interrupted${by}: ${sentence(message)}`, {
    fix,
    payload: { table, name },
    cause,
  })
}
