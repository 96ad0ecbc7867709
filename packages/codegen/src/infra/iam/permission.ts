/** Leave to do one operation on one table or index. */
export interface Permission {
  /** As IAM names it, without `dynamodb:`. */
  readonly action: Action
  readonly table: string
  /** Absent: the table itself. */
  readonly index?: string
  /**
   * What partition keys may be, as patterns of IAM's `StringLike`; absent where no entity of the table is in a scope.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
   */
  readonly leadingKeys?: readonly string[]
}

/** A transaction needs leave for what it consists of: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
export type Action =
  | 'BatchGetItem'
  | 'BatchWriteItem'
  | 'ConditionCheckItem'
  | 'DeleteItem'
  | 'GetItem'
  | 'PutItem'
  | 'Query'
  | 'Scan'
  | 'UpdateItem'
