import type { CallOptions } from '../call.js'
import type { Item } from '../item.js'

/** The answer to an access pattern, not asked for yet: nothing is sent before a page, an item or the whole is taken. */
export interface Query<T> extends AsyncIterable<T> {
  /** One page, by one request; a page may be empty and still have a `cursor`. */
  page(options?: PageOptions): Promise<Page<T>>
  /**
   * The whole answer, within a budget.
   *
   * @throws KeyloomError `QUERY.BUDGET` with the cursor that continues, when the budget ends before the answer does.
   */
  all(options?: AllOptions): Promise<T[]>
  /** The first item in order. */
  first(options?: CallOptions): Promise<T | undefined>
  /**
   * The number of items that answer: read and billed like them, but not returned. Within a budget, as `all`.
   *
   * @throws KeyloomError `QUERY.BUDGET` with the `count` so far and the cursor that continues.
   */
  count(options?: CountOptions): Promise<number>
  /** Every item, page by page as they are taken; without end unless a budget is given, or the pattern has a limit and a filter. */
  iterate(options?: IterateOptions): AsyncIterable<T>
  /** The request, without sending it. */
  explain(): Explanation
}

/** A query of a table or a local index, which may be read consistently. */
export interface TableQuery<T> extends Query<T> {
  page(options?: PageOptions & ConsistentOption): Promise<Page<T>>
  all(options?: AllOptions & ConsistentOption): Promise<T[]>
  first(options?: CallOptions & ConsistentOption): Promise<T | undefined>
  count(options?: CountOptions & ConsistentOption): Promise<number>
  iterate(options?: IterateOptions & ConsistentOption): AsyncIterable<T>
  explain(options?: ConsistentOption): Explanation
}

/** A Scan of an index, which the schema opted in to. */
export interface Scan<T> extends Query<T> {
  /**
   * One of the `of` parts of the table or index, numbered from 0, that several callers read at the same time. Together the parts hold what
   * the whole does. A cursor of one part is not accepted by another.
   *
   * Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html#Scan.ParallelScan
   */
  segment(segment: number, of: number): Query<T>
}

/** A Scan of a table or a local index, which may be read consistently. */
export interface TableScan<T> extends TableQuery<T> {
  /** As {@link Scan.segment}. */
  segment(segment: number, of: number): TableQuery<T>
}

/** A query of an index that reads what it finds again, whole, from the table. */
export interface HydratedQuery<T> extends Query<T> {
  page(options?: PageOptions): Promise<HydratedPage<T>>
}

/** A page of whole items, which were found by an index that does not hold them whole. */
export interface HydratedPage<T> extends Page<T> {
  /** Items that the index still held and the table no longer did; they are not among the items. */
  readonly vanished: number
}

/** A pattern that identifies one item: awaited, it is the item, or `undefined` where there is none. */
export interface Lookup<T> extends PromiseLike<T | undefined> {
  /** Asks as awaiting it does, within a signal or a deadline. */
  ask(options?: CallOptions): Promise<T | undefined>
  /** The request, without sending it. */
  explain(): Explanation
}

/** The answer to a collection, not asked for yet. `R` is the grouped result: `{ customer?: Customer; orders: readonly Order[] }`. */
export interface CollectionQuery<R> {
  /** One page, by one request. */
  page(options?: PageOptions): Promise<CollectionPage<R>>
  /** The whole collection (up to the `limit` of the schema), within a budget. Throws `QUERY.BUDGET` when that ends first. */
  all(options?: AllOptions): Promise<R & UnknownItems>
  /** The request, without sending it. */
  explain(): Explanation
}

/** One page of items. */
export interface Page<T> {
  readonly items: T[]
  /** Continues after this page; absent at the end of the answer. */
  readonly cursor?: string
  /** The page before this one, in the same order, where this one was reached by a cursor and something may stand before it. */
  readonly previous?: string
  /** Whether more items may follow. */
  readonly truncated: boolean
}

/** One page of a collection: its members, the items that none of them claims, and how to go on. */
export type CollectionPage<R> = R & UnknownItems & { readonly cursor?: string; readonly truncated: boolean }

/** What was found besides the members of a collection. */
export interface UnknownItems {
  /** Items within the bounds that no member claims, as they are stored. */
  readonly unknown: readonly Item[]
}

/** Options of one page. */
export interface PageOptions extends CallOptions {
  /** Items that DynamoDB evaluates at most: what a filter drops counts. Without it a page is up to 1 MB. */
  readonly pageSize?: number
  /** From an earlier page of the same pattern with the same inputs. */
  readonly cursor?: string
}

/** Options of reading page after page, with what it may use up. */
export interface IterateOptions extends PageOptions {
  /** Items returned at most, before `QUERY.BUDGET` is thrown. */
  readonly maxItems?: number
  /** Requests sent at most, before `QUERY.BUDGET` is thrown. */
  readonly maxPages?: number
  /** Read capacity units after which no other request is sent, and `QUERY.BUDGET` is thrown. The last page may exceed it. */
  readonly maxReadUnits?: number
}

/** Without `maxPages`, 100 pages. */
export interface CountOptions extends Omit<IterateOptions, 'maxItems'> {}

/** Without `maxItems` and `maxPages`, 10,000 items and 100 pages. */
export interface AllOptions extends IterateOptions {}

/** Option of reads that may be strongly consistent: of a table or a local index, never of a global one. */
export interface ConsistentOption {
  /** Reads what all writes before it left, at twice the capacity. */
  readonly consistent?: boolean
}

/** The request that answers a call. */
export interface Explanation {
  /** `Order.byCustomer`, or the name of a collection. */
  readonly pattern: string
  /** `none`: the range is empty, nothing is sent. */
  readonly operation: 'GetItem' | 'Query' | 'Scan' | 'none'
  /** The deployed name. */
  readonly table: string
  /** Absent: the table itself. */
  readonly index?: string
  /** Such as `pk = "CUSTOMER#42" AND begins_with(sk, "ORDER#")`. */
  readonly keyCondition?: string
  /** What is read and billed but not returned unless it holds: such as `total >= 5`. */
  readonly filter?: string
  readonly consistent: boolean
  /** What is read, and what of it is returned. */
  readonly reads: string
  /** Read capacity units that one request consumes at most: it reads up to 1 MB, or one item of up to 400 KB. */
  readonly readUnits: number
  /** The requests that answer one page, where they are more than one. */
  readonly steps?: readonly string[]
  /** The input of the command, exactly as it would be sent. */
  readonly input?: Readonly<Record<string, unknown>>
}
