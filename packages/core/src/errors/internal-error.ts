/** A defect of Keyloom itself: a state its own code rules out. Not for anything a user can cause. */
export class InternalError extends Error {
  override readonly name: string = 'InternalError'
}

/** Makes the error for a state that cannot be; the caller throws it. */
export function internalError(message: string): InternalError {
  return new InternalError(`${message} This is a defect of Keyloom: please report it.`)
}

/** Ends a switch over a union: a member without a case does not compile. */
export function assertNever(value: never): never {
  throw internalError(`Unexpected ${JSON.stringify(value)}.`)
}
