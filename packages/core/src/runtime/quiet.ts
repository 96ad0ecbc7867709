/**
 * The SDK's logger middleware filters and copies every input and output for `logger.info`, and does so for the default logger too, whose
 * methods are empty: the copies are thrown away. That costs more than half of a read of many items. Where the logger of a request is
 * silent, its context gets filters that copy nothing: the client, its middleware and a logger that is set later stay as they are.
 */

/** What the SDK's middleware knows of a request. */
export interface LogContext {
  readonly logger?: { readonly info?: unknown; readonly error?: unknown }
  /** What the DynamoDBDocumentClient tells the logger middleware in the same way. */
  dynamoDbDocumentClientOptions?: object
}

const nothing = (): undefined => undefined
const copyNothing = { overrideInputFilterSensitiveLog: nothing, overrideOutputFilterSensitiveLog: nothing }

/** Spares a request the copies for a logger that writes nothing. */
export function quiet(context: LogContext): void {
  const { logger, dynamoDbDocumentClientOptions: others } = context
  if (isSilent(logger?.info) && isSilent(logger?.error)) {
    context.dynamoDbDocumentClientOptions = others === undefined ? copyNothing : { ...others, ...copyNothing }
  }
}

const known = new WeakMap<object, boolean>()

/** Whether a function has an empty body. Its name or class would not survive a minifier. */
function isSilent(method: unknown): boolean {
  if (typeof method !== 'function') return method === undefined
  let silent = known.get(method)
  if (silent === undefined) {
    silent = /^[^{]*\{\s*\}$/.test(Function.prototype.toString.call(method))
    known.set(method, silent)
  }
  return silent
}
