/** Marks the context of a Scan that a schema opted in to. A registered symbol: two copies of the package know each other's. */
export const declaredScan: unique symbol = Symbol.for('@keyloom/core/declared-scan') as never

/** The part of a command of the SDK that is needed here. */
interface Stacked {
  readonly middlewareStack: { add(middleware: never, options: never): void }
}

type Next = (args: unknown) => Promise<unknown>
type Middleware = (next: Next, context: Record<PropertyKey, unknown>) => Next

/** Says on the way through the client's middleware that this Scan was declared, and why. */
export function declareScan<C extends Stacked>(command: C, because: string): C {
  const middleware: Middleware = (next, context) => (args) => {
    context[declaredScan] = because
    return next(args)
  }
  command.middlewareStack.add(middleware as never, { step: 'initialize', priority: 'high', name: 'keyloomDeclaredScan' } as never)
  return command
}
