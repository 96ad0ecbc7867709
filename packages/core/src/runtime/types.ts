/** The types that generated code is written against, in one place. */

export type { BatchGetOptions } from './batch/batch-get.js'
export type { BatchOperation, BatchOperations } from './batch/batch-operation.js'
export type { BatchResults, BatchWrites } from './batch/batch-write.js'
export type { BatchOptions } from './batch/rounds.js'
export type { CallLimits, CallOptions } from './call.js'
export type { Client } from './client.js'
export type { Codec } from './codec/codec.js'
export type { EntityCodec, ReadCodec } from './codec/entity-codec.js'
export type { Issue, IssueCode } from './codec/issue.js'
export type { Connection, ConnectOptions, CursorOptions, TableOptions, Timing } from './connection.js'
export type { CopiesProgress, CopiesUpdated, UpdateCopiesOptions } from './copies/update-copies.js'
export type { Comparison, Condition, Test } from './expression/condition.js'
export type { AttributeValue, Item } from './item.js'
export type { FoundItems, ItemRef, ItemRefs } from './item-ref.js'
export type { ShowOptions } from './lifetime/hidden-rule.js'
export type { AttributeValues, Middleware, Operation } from './middleware/middleware.js'
export type { Observer, OperationEvent } from './observe/operation-event.js'
export type {
  CollectionMemberPlan,
  CollectionPlan,
  CopiesPlan,
  Discriminator,
  EntityKeyPlan,
  EntityPlan,
  EntityView,
  FilterAttribute,
  GetPlan,
  IndexKeyPlan,
  LookupPlan,
  OneOfPlan,
  QueryPlan,
  RangePlan,
  ScanPlan,
  SortPlan,
} from './plans.js'
export type {
  AllOptions,
  CollectionPage,
  CollectionQuery,
  ConsistentOption,
  CountOptions,
  Explanation,
  HydratedPage,
  HydratedQuery,
  IterateOptions,
  Lookup,
  Page,
  PageOptions,
  Query,
  Scan,
  TableQuery,
  TableScan,
  UnknownItems,
} from './read/query-types.js'
export type { Range } from './read/range.js'
export type { Scope, ScopePlan } from './scope/scope.js'
export type { StreamEntityPlan, StreamPlan } from './streams/decode-record.js'
export type { StreamRecordInput } from './streams/stream-input.js'
export type { StreamRecord, StreamView, UnknownStreamRecord } from './streams/stream-record.js'
export type { CheckOptions, TransactOperation, TransactOperations } from './transact/operation.js'
export type { TransactOperationsByName, TransactOptions, TransactResults } from './transact/transact.js'
export type { TransactionAttempt, TransactionFailure } from './transact/transaction-error.js'
export type {
  Changes,
  GetOptions,
  PartChange,
  UpdateOptions,
  WhenGuard,
  WhenOptions,
  WholeChanges,
  WriteGuard,
  WriteOptions,
} from './write/write-types.js'
