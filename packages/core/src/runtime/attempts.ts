import { type LogContext, quiet } from './quiet.js'

/**
 * The SDK repeats a request whose answer was lost (a connection that ended, a 5xx), though it may have been done. A middleware on the
 * command's own stack, within the SDK's retries, sees each attempt: so a write that must not be done twice is not repeated, and what is
 * said of a write that was repeated is true. The same middleware quiets the request: each further one would cost every request some more.
 */

/** What became of the attempts at one request. */
export interface Attempts {
  /** Doing the request twice leaves what doing it once does. */
  readonly isRepeatable: boolean
  /** Why the answer to one of them was lost; absent while none was. */
  lost?: unknown
}

const key = Symbol('keyloom attempts')

interface Args {
  readonly [key]?: Attempts
}

interface Result {
  readonly response?: { readonly headers?: Readonly<Record<string, string>> }
}

type Next = (args: Args) => Promise<Result>

/** Ends the SDK's retries: it knows no reason to repeat this. */
class NotRepeated extends Error {
  readonly error: unknown
  constructor(error: unknown) {
    super('The answer to a write was lost, and it is not repeated.')
    this.error = error
  }
}

const middleware = (next: Next, context: LogContext): Next => {
  quiet(context)
  return (args) => {
    const attempts = args[key]
    return next(args).then(
      (result) => answered(attempts, result),
      (error) => failed(attempts, error),
    )
  }
}

function answered(attempts: Attempts | undefined, result: Result): Result {
  if (result.response?.headers?.['content-length'] !== '0') return result
  // No answer of DynamoDB is without a body; the SDK would take it for one that has found nothing.
  return failed(attempts, Object.assign(new Error('The answer has no body.'), { name: 'EmptyAnswer', $retryable: {} }))
}

function failed(attempts: Attempts | undefined, error: unknown): never {
  if (attempts !== undefined && isLostAnswer(error)) {
    attempts.lost = error
    if (!attempts.isRepeatable) throw new NotRepeated(error)
  }
  throw error
}

interface WatchedCommand {
  readonly middlewareStack?: { add(middleware: never, options: never): void }
  [key]?: Attempts
}

const options = { step: 'finalizeRequest', priority: 'low' }

/** Watches the attempts that the SDK will make at a command, and spares it what nobody logs. Does nothing to what is no command of the SDK. */
export function watchAttempts(command: object, isRepeatable: boolean): Attempts {
  const attempts: Attempts = { isRepeatable }
  const watched = command as WatchedCommand
  // A name would cost each request a search for others of that name.
  if (watched[key] === undefined) watched.middlewareStack?.add(middleware as never, options as never)
  // The SDK hands the command itself to its middleware, and a client may cache that of the first command of a class.
  watched[key] = attempts
  return attempts
}

/** The error of a request as the last attempt had it. */
export function errorOfAttempts(error: unknown): unknown {
  return error instanceof NotRepeated ? error.error : error
}

/** Failures before anything was sent. */
const unsent: ReadonlySet<string | undefined> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CredentialsProviderError',
  'TokenProviderError',
])

interface SdkError {
  readonly name?: string
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number }
}

/** Whether an attempt that failed so may have had its effect all the same: only an answer says that it had none. */
export function isLostAnswer(error: unknown): boolean {
  const { name, code, $metadata } = (typeof error === 'object' && error !== null ? error : {}) as SdkError
  const status = $metadata?.httpStatusCode
  if (name === 'TransactionInProgressException') return true
  if (status !== undefined && status >= 400 && status < 500) return false
  return !(status === undefined && (unsent.has(code) || unsent.has(name)))
}
