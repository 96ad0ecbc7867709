import type { CommandInput } from './middleware/middleware.js'
import type { RequestContext } from './request-context.js'

/** A command of the SDK: made for one request, and sent once. */
export type Command = { input: CommandInput }

/** Does something around a request, and gives its answer. */
export type Around = <Output>(command: Command, context: RequestContext, request: () => Promise<Output>) => Promise<Output>

/** Both, the first one outermost. */
export function outside(outer: Around, inner: Around | undefined): Around {
  return inner === undefined ? outer : (command, context, request) => outer(command, context, () => inner(command, context, request))
}
