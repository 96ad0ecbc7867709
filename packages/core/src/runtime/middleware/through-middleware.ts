import type { RequestContext } from '../request-context.js'
import type { CommandInput, Middleware, Operation, TransformedOperation } from './middleware.js'

/** Does what is around a request, the first middleware outermost. */
export function throughArounds<Output>(
  middleware: readonly Middleware[],
  command: { readonly input: object },
  { subject, operation, table }: RequestContext,
  request: () => Promise<Output>,
): Promise<Output> {
  const about: Operation = { pattern: subject, operation, table, input: () => structuredClone(command.input) as CommandInput }
  return middleware.reduceRight<() => Promise<Output>>(
    (next, each) => (each.around === undefined ? next : async () => each.around!(about, next)),
    request,
  )()
}

/**
 * Sends a command with attributes in the form of the table, and gives the answer with those of the application. The input of the command
 * is replaced, so a command is sent once: every sender of the runtime makes a new one.
 */
export async function withTransforms<Output>(
  middleware: readonly Middleware[],
  command: { input: CommandInput },
  { subject, operation, table }: RequestContext,
  request: () => Promise<Output>,
): Promise<Output> {
  const about: TransformedOperation = { pattern: subject, operation, table }
  const transforms = middleware.flatMap(({ transform }) => (transform === undefined ? [] : [transform]))
  for (const transform of transforms) command.input = await transform.input(command.input, about)
  let output: unknown
  try {
    output = await request()
  } catch (error) {
    let cause: unknown = error
    for (const transform of transforms.toReversed()) cause = await transform.error(cause, about)
    throw cause
  }
  for (const transform of transforms.toReversed()) output = await transform.output(output, about)
  return output as Output
}
