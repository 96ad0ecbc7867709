/** A request, and what the service makes of it. The facts are the service's, taken from its documentation and from what others have measured on it. */
export interface Case {
  /** What it is about. */
  readonly about: string
  readonly operation: string
  readonly input: object
  /** The name of the error, or `undefined` where the request is done. */
  readonly error?: string
  /** A part of the error's message, or of the answer's JSON. */
  readonly says?: string
}

/** A request that is done; its answer has this in it. */
export function done(about: string, operation: string, input: object, says?: string): Case {
  return { about, operation, input, ...(says === undefined ? {} : { says }) }
}

/** A request that is refused as not valid, with this in the message. */
export function refused(about: string, operation: string, input: object, says = ''): Case {
  return { about, operation, input, error: 'ValidationException', says }
}

/** A request that ends with another error. */
export function fails(about: string, operation: string, input: object, error: string, says = ''): Case {
  return { about, operation, input, error, says }
}

export const S = (value: string): { S: string } => ({ S: value })
export const N = (value: number | string): { N: string } => ({ N: String(value) })

/** A value nested so many maps deep. */
export function nested(levels: number): object {
  return levels === 0 ? S('leaf') : { M: { n: nested(levels - 1) } }
}

/** Definitions of attributes: `definitions({ pk: 'S' })`. */
export function definitions(types: Readonly<Record<string, string>>): object[] {
  return Object.entries(types).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }))
}
