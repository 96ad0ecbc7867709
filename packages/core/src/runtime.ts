/**
 * `@keyloom/core/runtime`: what generated code and applications run. Signatures of the functions that generated code calls:
 *
 * Codec factories, each `Codec<T>`:
 *   string({ min?, max?, format?, pattern?, test?, patterns?, startsWith?, endsWith?, includes? }), url({ protocol?, hostname?, and those of string }), number({ min?, max?, exclusiveMin?,
 *   exclusiveMax?, multipleOf? }), integer(same), bigint({ min?, max?, multipleOf? }), boolean(), nullValue(), enumeration<T>(values),
 *   literal<T>(values), date({ stored?: 'iso' | 'epochSeconds', min?, max? }), binary(), list(element, { min?, max? }), tuple(items, rest?),
 *   stringSet(element?, { min?, max? }), numberSet(…), bigintSet(…), binarySet(…), map(key, value), record(key, value),
 *   object<T>({ properties }, unrolled?), strictObject<T>(same), looseObject<T>(same), union(options), discriminatedUnion(property, [[value, codec], …]),
 *   nullable(codec), optional(codec), withDefault(codec, () => value), implied(codec), unknown(), custom(schema, codec)
 * entityCodec<E>(name, attributes, unrolled?, storedNames?) · partialView<T>(entityPlan, attributeNames, recover?): EntityView<T>
 *
 * Operations:
 *   create(connection, plan, input) · put(…) · get(connection, plan, key, options?) · update(connection, plan, key, changes,
 *   options?) · remove(connection, plan, key, options?)
 *   query(connection, plan, view, by, range?, filter?): Query<T> · tableQuery(same): TableQuery<T> · lookup(connection, plan, view, by): Lookup<T> · queryCollection<R>(connection, plan, by, range?): CollectionQuery<R> · scan(connection, plan, view, filter?): TableScan<T>
 *   transact(connection, operations, options?) · transactOperations(plan) · transactGet(connection, refs) · itemRef(plan, key)
 *   updateCopies(connection, plan, key, options?)
 *   batchGet(connection, refs, options?) · batchWrite(connection, writes, options?) · batchOperations(plan)
 *   decodeRecord<R>(streamPlan, record): R · transformAttributes(options): Middleware · daxClient(dax): Client
 *   connect(options, { tables: ['shop'] }): Connection · refuseScans(client)
 */

export { type ErrorCode, isKeyloomError, KeyloomError } from './errors/index.js'
export {
  booleanText,
  dateSlice,
  dateText,
  decimalNumber,
  descendingDate,
  descendingDecimal,
  descendingText,
  epochSecondsText,
  escapeText,
  formatText,
  hashText,
  type KeyFormat,
  ksuidTime,
  lowerText,
  numberText,
  paddedNumber,
  parseKey,
  partitionKey,
  plainText,
  rankText,
  shardText,
  signedNumber,
  sortKey,
  ulidTime,
  upperText,
  uuidTime,
} from './keys/index.js'
export { batchGet } from './runtime/batch/batch-get.js'
export { batchDelete, batchOperations, batchPut } from './runtime/batch/batch-operation.js'
export { batchWrite } from './runtime/batch/batch-write.js'
export { boundsOfChanges } from './runtime/bounds/bounds-of-changes.js'
export { type DaxLike, daxClient } from './runtime/clients/dax-client.js'
export {
  bigint,
  bigintSet,
  binary,
  binarySet,
  boolean,
  converted,
  counter,
  custom,
  date,
  decodedValue,
  discriminatedUnion,
  entityCodec,
  enumeration,
  implied,
  integer,
  isBase64,
  isBase64Url,
  isCidrv6,
  isIpv6,
  isJwt,
  json,
  list,
  literal,
  looseObject,
  map,
  nullable,
  nullValue,
  number,
  numberSet,
  type Output,
  object,
  optional,
  readInteger,
  readNumber,
  readString,
  record,
  setPresent,
  storedValue,
  strictObject,
  string,
  stringSet,
  tuple,
  union,
  unknown,
  url,
  withDefault,
} from './runtime/codec/index.js'
export { type Computed, computedKey, computedPlan, computing } from './runtime/computed/computed.js'
export { connect } from './runtime/connect.js'
export { connectTables } from './runtime/connect-tables.js'
export { updateCopies } from './runtime/copies/update-copies.js'
export { counted } from './runtime/counters/counted.js'
export { createNumbered } from './runtime/counters/create-numbered.js'
export { type When, when } from './runtime/expression/when.js'
export { fanOutQuery } from './runtime/fan-out/fan-out-query.js'
export { hydratedFanOut } from './runtime/fan-out/hydrated-fan-out.js'
export type { GeneratedFormat } from './runtime/generated-format.js'
export { hiding } from './runtime/hidden/hiding.js'
export { itemRef } from './runtime/item-ref.js'
export { createKept } from './runtime/kept/create-kept.js'
export { move } from './runtime/kept/move.js'
export { putKept } from './runtime/kept/put-kept.js'
export { removeKept } from './runtime/kept/remove-kept.js'
export { unique } from './runtime/kept/unique.js'
export { updateKept } from './runtime/kept/update-kept.js'
export { upsertKept } from './runtime/kept/upsert-kept.js'
export { deleted } from './runtime/lifetime/deleted.js'
export { expires } from './runtime/lifetime/expires.js'
export { type TransformOptions, transformAttributes } from './runtime/middleware/transform-attributes.js'
export { withMiddleware } from './runtime/middleware/with-middleware.js'
export { withObserver } from './runtime/observe/with-observer.js'
export { batchGetEither } from './runtime/other-key/batch-get-either.js'
export { getEither } from './runtime/other-key/get-either.js'
export { type MovingParent, movingParent } from './runtime/other-key/moving-parent.js'
export { type Settled, settle } from './runtime/other-key/settle.js'
export { settled } from './runtime/other-key/settled.js'
export { settledOperations } from './runtime/other-key/settled-operations.js'
export { transactGetEither } from './runtime/other-key/transact-get-either.js'
export { transactSettled } from './runtime/other-key/transact-settled.js'
export { underOneKey } from './runtime/other-key/under-one-key.js'
export { queryCollection } from './runtime/read/collection.js'
export { countOf } from './runtime/read/count.js'
export { explanationOf } from './runtime/read/explain.js'
export { filtering } from './runtime/read/filter.js'
export { hydratedLookup, hydratedQuery } from './runtime/read/hydrate.js'
export { allOf, firstOf, itemsOf } from './runtime/read/items-of.js'
export { assembledCondition, withRange } from './runtime/read/key-condition.js'
export { lookup } from './runtime/read/lookup.js'
export { numberRange } from './runtime/read/number-range.js'
export { pageOf } from './runtime/read/page-of.js'
export { partialView } from './runtime/read/partial-view.js'
export { query, tableQuery } from './runtime/read/query.js'
export { type Question, question } from './runtime/read/question.js'
export { scan } from './runtime/read/scan.js'
export { textRange } from './runtime/read/text-range.js'
export { withCursors } from './runtime/read/with-cursors.js'
export { readOnly } from './runtime/read-only/read-only.js'
export { type RefuseScansOptions, refuseScans } from './runtime/refuse-scans/refuse-scans.js'
export { inOneScope, inScope } from './runtime/scope/in-scope.js'
export { openScope } from './runtime/scope/scope.js'
export { append } from './runtime/series/append.js'
export { isolate } from './runtime/shared-key/isolate.js'
export { oneOf } from './runtime/shared-key/one-of.js'
export { onlyOwn } from './runtime/shared-key/only-own.js'
export { restore } from './runtime/soft-delete/restore.js'
export { softRemove } from './runtime/soft-delete/soft-remove.js'
export { decodeRecord } from './runtime/streams/decode-record.js'
export { checkOperation } from './runtime/transact/check-operation.js'
export { createOperation } from './runtime/transact/create-operation.js'
export { createOperationKept } from './runtime/transact/create-operation-kept.js'
export { deleteOperation } from './runtime/transact/delete-operation.js'
export { transactOperations } from './runtime/transact/operations.js'
export { putOperation } from './runtime/transact/put-operation.js'
export { transact } from './runtime/transact/transact.js'
export { transactGet } from './runtime/transact/transact-get.js'
export { updateOperation } from './runtime/transact/update-operation.js'
export { upsertOperation } from './runtime/transact/upsert-operation.js'
export type {
  AllOptions,
  AttributeValue,
  AttributeValues,
  BatchGetOptions,
  BatchOperation,
  BatchOperations,
  BatchOptions,
  BatchResults,
  BatchWrites,
  CallLimits,
  CallOptions,
  Changes,
  CheckOptions,
  Client,
  Codec,
  CollectionMemberPlan,
  CollectionPage,
  CollectionPlan,
  CollectionQuery,
  Comparison,
  Condition,
  Connection,
  ConnectOptions,
  ConsistentOption,
  CopiesPlan,
  CopiesProgress,
  CopiesUpdated,
  CountOptions,
  CursorOptions,
  Discriminator,
  EntityCodec,
  EntityKeyPlan,
  EntityPlan,
  EntityView,
  Explanation,
  FilterAttribute,
  FoundItems,
  GetOptions,
  GetPlan,
  HydratedPage,
  HydratedQuery,
  IndexKeyPlan,
  Issue,
  IssueCode,
  Item,
  ItemRef,
  ItemRefs,
  IterateOptions,
  Lookup,
  LookupPlan,
  Middleware,
  Observer,
  OneOfPlan,
  Operation,
  OperationEvent,
  Page,
  PageOptions,
  PartChange,
  Query,
  QueryPlan,
  Range,
  RangePlan,
  ReadCodec,
  Scan,
  ScanPlan,
  Scope,
  ScopePlan,
  ShowOptions,
  SortPlan,
  StreamEntityPlan,
  StreamPlan,
  StreamRecord,
  StreamRecordInput,
  StreamView,
  TableOptions,
  TableQuery,
  TableScan,
  Test,
  Timing,
  TransactionAttempt,
  TransactionFailure,
  TransactOperation,
  TransactOperations,
  TransactOperationsByName,
  TransactOptions,
  TransactResults,
  UnknownItems,
  UnknownStreamRecord,
  UpdateCopiesOptions,
  UpdateOptions,
  WhenGuard,
  WhenOptions,
  WholeChanges,
  WriteGuard,
  WriteOptions,
} from './runtime/types.js'
export { hydratedWalk } from './runtime/walk/hydrated-walk.js'
export { walkQuery } from './runtime/walk/walk-query.js'
export { additions } from './runtime/write/additions.js'
export { changesWithin } from './runtime/write/changes-within.js'
export { create } from './runtime/write/create.js'
export { get } from './runtime/write/get.js'
export { put } from './runtime/write/put.js'
export { readThenUpdate } from './runtime/write/read-then-update.js'
export { remove } from './runtime/write/remove.js'
export { update } from './runtime/write/update.js'
export { upsert } from './runtime/write/upsert.js'
