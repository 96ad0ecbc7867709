/** What one request to DynamoDB was for, and what it took. */
export interface OperationEvent {
  /** The pattern or method that asked: `Order.byCustomer`, `Order.create`, or the name of a collection. */
  readonly pattern: string
  /** The entity whose repository asked; absent of what is not one entity's, such as a collection or a batch. */
  readonly entity?: string
  /** DynamoDB's name of the operation: `Query`. */
  readonly operation: string
  /** The deployed name of the table. */
  readonly table: string
  readonly index?: string
  /** Of a read that takes several requests: the how-manieth this is, from 1 on. The sum of all is what the read took. */
  readonly page?: number
  /** Items that DynamoDB evaluated, which is what a read is billed by. */
  readonly itemsRead: number
  /** Items that it returned: fewer than it read where a filter drops some. */
  readonly itemsReturned: number
  /** Capacity units of the table and its indexes together; there when the client was made with `capacity: true`. */
  readonly capacity?: number
  /** Attempts of the SDK after the first. */
  readonly retries: number
  /** Milliseconds from the call to its answer, retries and middleware included. */
  readonly duration: number
  /** The code of the error that the caller gets; absent where there is none. */
  readonly errorCode?: string
}

/** Hears of every request after it ended. It is called at once and not waited for; what it throws is ignored. */
export type Observer = (event: OperationEvent) => void
