import { isKeyloomError, keyloomError } from '../errors/index.js'

/** Does a part of a larger call; an error of Keyloom says which part it is of, in its message and its path. */
export function named<T>(name: string | number, part: () => T): T {
  try {
    return part()
  } catch (error) {
    if (!isKeyloomError(error)) throw error
    const { code, fix, path = [], payload, message } = error
    const bare = fix === undefined ? message : message.slice(0, -fix.length - 1)
    throw keyloomError(code, `${name}: ${bare}`, { ...(fix !== undefined && { fix }), path: [name, ...path], payload, cause: error })
  }
}
