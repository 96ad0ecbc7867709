import { type KeyloomError, keyloomError } from '../../errors/index.js'

/** Where something is in an item: the attribute, then names and positions. */
export type Path = readonly (string | number)[]

/** The error for a change of a part that the schema does not allow, made before anything is sent. */
export function invalidAt(subject: string, path: Path, value: unknown, reason: string): KeyloomError {
  return keyloomError('INPUT.INVALID', `${subject}: ${JSON.stringify(path)} cannot be changed so: ${reason}.`, {
    path,
    payload: { subject, attribute: path[0], value },
  })
}
