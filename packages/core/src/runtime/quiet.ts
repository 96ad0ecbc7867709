/**
 * The SDK's logger middleware filters and copies every input and output for `logger.info`, and does so for the default logger too, whose
 * methods are empty: the copies are thrown away. That costs more than half of a read of many items. Where the logger of a request is
 * silent, this gives the middleware filters that copy nothing, by a middleware on the command's own stack: the client, its middleware and
 * a logger that is set later stay as they are.
 */

interface Stacked {
  readonly middlewareStack?: { add(middleware: never, options: never): void }
}

interface Context {
  readonly logger?: { readonly info?: unknown; readonly error?: unknown }
  /** What the DynamoDBDocumentClient tells the logger middleware in the same way. */
  dynamoDbDocumentClientOptions?: object
}

type Next = (args: unknown) => Promise<unknown>
type Middleware = (next: Next, context: Context) => Next

const nothing = (): undefined => undefined
const copyNothing = { overrideInputFilterSensitiveLog: nothing, overrideOutputFilterSensitiveLog: nothing }

const middleware: Middleware = (next, context) => {
  if (isSilent(context.logger?.info) && isSilent(context.logger?.error)) {
    context.dynamoDbDocumentClientOptions = { ...context.dynamoDbDocumentClientOptions, ...copyNothing }
  }
  return next
}

/** Spares a command the copies for a logger that writes nothing. Does nothing to what is not a command of the SDK. */
export function quieted<C extends object>(command: C): C {
  const { middlewareStack } = command as Stacked
  middlewareStack?.add(middleware as never, { step: 'initialize', name: 'keyloomQuiet', override: true } as never)
  return command
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
