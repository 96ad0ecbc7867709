import type { AttributeValue } from '../item.js'

/** A request, as middleware sees it: a copy, so that nothing in it changes what is sent. */
export interface Operation {
  /** The pattern or method that asked: `Order.byCustomer`, `Order.create`. */
  readonly pattern: string
  /** DynamoDB's name of the operation: `Query`. */
  readonly operation: string
  /** The deployed name of the table. */
  readonly table: string
  /** The input of the command, copied when it is asked for; before attributes are transformed. */
  input(): Readonly<Record<string, unknown>>
}

/**
 * Something that every request of a client passes: what happens around it (audit, tracing, refusal), or attributes in another form
 * (encryption; see `transformAttributes`). Of several, the first is the outermost: it sees a request first and its answer last.
 */
export interface Middleware {
  /** Names it in errors. */
  readonly name: string
  /** Does something around a request. It returns what `next` does, or throws: neither the request nor the answer can be changed here. */
  around?<Answer>(operation: Operation, next: () => Promise<Answer>): Promise<Answer>
  /** Gives attributes another form in the table; made by `transformAttributes`. */
  readonly transform?: AttributeTransform
}

/** What gives attributes another form between the application and the table. */
export interface AttributeTransform {
  /** Stored names. */
  readonly attributes: readonly string[]
  input(input: CommandInput, operation: TransformedOperation): Promise<CommandInput>
  output(output: unknown, operation: TransformedOperation): Promise<unknown>
  /** The error of DynamoDB, with the items in it as the application knows them. */
  error(cause: unknown, operation: TransformedOperation): Promise<unknown>
}

/** What the values are written or read for. */
export type TransformedOperation = Pick<Operation, 'pattern' | 'operation' | 'table'>

/** The members of inputs of commands that matter here. */
export interface CommandInput {
  readonly [member: string]: unknown
}

/** Values of one item by stored name. */
export type AttributeValues = Readonly<Record<string, AttributeValue>>
