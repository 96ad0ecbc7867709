import type { ErrorCode } from './codes.js'

/** What an error carries besides its code and its message. */
export interface ErrorDetails {
  /** What to do about it, as one sentence. */
  readonly fix?: string
  /** Where in the input: attribute names and list positions. */
  readonly path?: readonly (string | number)[]
  /** The facts of the message as data. Never the contents of an item that is marked sensitive. */
  readonly payload?: Readonly<Record<string, unknown>>
  readonly cause?: unknown
}

/**
 * The one class of every error that Keyloom throws on purpose. Recognise it with {@link isKeyloomError}, by shape: two copies of the
 * package in one process have two classes.
 *
 * @example
 * ```ts
 * import { isKeyloomError } from '@keyloom/core/runtime'
 *
 * export function isDuplicate(error: unknown): boolean {
 *   return isKeyloomError(error, 'ITEM.EXISTS')
 * }
 * ```
 */
export class KeyloomError extends Error {
  override readonly name: string = 'KeyloomError'
  readonly code: ErrorCode
  readonly fix: string | undefined
  readonly path: readonly (string | number)[] | undefined
  readonly payload: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(
      details.fix === undefined ? message : `${message} ${details.fix}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    )
    this.code = code
    this.fix = details.fix
    this.path = details.path
    this.payload = details.payload ?? {}
  }

  /** The page that explains the code. */
  get docsUrl(): string {
    return `https://keyloom.dev/errors#${this.code.toLowerCase().replace('.', '-').replaceAll('_', '-')}`
  }
}

/**
 * Makes the error of a code; the caller throws it.
 *
 * @example
 * ```ts
 * import { keyloomError } from '@keyloom/core'
 *
 * const error = keyloomError('INPUT.INVALID', 'The page has no size.', { fix: 'Give it one above 0.', path: ['pageSize'] })
 * error.code // 'INPUT.INVALID'
 * ```
 */
export function keyloomError(code: ErrorCode, message: string, details?: ErrorDetails): KeyloomError {
  return new KeyloomError(code, message, details)
}

/**
 * Whether a thrown value is an error of Keyloom, and of the code or namespace (`'ITEM.EXISTS'`, `'KEY.'`) when one is given.
 *
 * @example
 * ```ts
 * import { isKeyloomError } from '@keyloom/core/runtime'
 *
 * try {
 *   await shop.order.create({ customerId, orderId, placedAt, status: 'open', total: 4200 })
 * } catch (error) {
 *   if (!isKeyloomError(error, 'ITEM.EXISTS')) throw error
 * }
 * ```
 */
export function isKeyloomError(error: unknown, codeOrNamespace?: ErrorCode | `${string}.`): error is KeyloomError {
  if (!(error instanceof Error) || error.name !== 'KeyloomError') return false
  const { code } = error as Partial<KeyloomError>
  if (typeof code !== 'string') return false
  if (codeOrNamespace === undefined) return true
  return codeOrNamespace.endsWith('.') ? code.startsWith(codeOrNamespace) : code === codeOrNamespace
}
