import { type KeyloomError, keyloomError } from '../../errors/index.js'

/** The error for a write that has found the item under its other key each time, although it had brought it here. */
export function takenBack(entity: string, cause?: unknown): KeyloomError {
  return keyloomError('ITEM.CONDITION_FAILED', `${entity}: other writers take the item back under its other key all the while.`, {
    fix: 'Call it again; and deploy one release everywhere before the next one.',
    payload: { entity },
    cause,
  })
}
