import type { Comparable } from './engine/compare.js'
import type { FuzzRequest } from './engine/requests.js'
import type { TableCase } from './engine/tables.js'
import type { Json } from './engine/values.js'

/** What the two said to a request. */
export interface Compared {
  readonly table: TableCase
  readonly request: FuzzRequest
  readonly ours: Comparable
  readonly theirs: Comparable
  /** Theirs with every number in its canonical form. */
  readonly respelled: () => Comparable
}

/** A way in which DynamoDB Local is known to differ from the service, and the engine therefore from DynamoDB Local. */
export interface Explanation {
  readonly id: string
  /** What the two do, and why the engine does not do as DynamoDB Local does. */
  readonly reason: string
  /** Where the service's behaviour is written down. */
  readonly source: string
}

/** An explanation of a part of the answers: makes them alike in what it covers, and leaves the rest to be compared. */
export interface Allowance extends Explanation {
  readonly adjust: (compared: Compared) => Compared
}

/** An explanation of whole answers. */
export interface Exception extends Explanation {
  readonly matches: (compared: Compared) => boolean
}

const capacityPage = 'developer guide, CapacityUnitCalculations'
const conformance = 'paritysuite/dynamodb-conformance, measured on the service'

/** Parts of answers that DynamoDB Local is known to get wrong. */
export const allowances: readonly Allowance[] = [
  {
    id: 'number-spelling',
    reason: 'DynamoDB Local keeps the spelling of numbers inside lists, maps and sets (+5, 1E+3); the service stores canonical numbers.',
    source: 'developer guide, HowItWorks.NamingRulesDataTypes; paritysuite numberFormat',
    adjust: (compared) => ({ ...compared, theirs: compared.respelled() }),
  },
  {
    id: 'capacity-unasked',
    reason: 'DynamoDB Local answers DeleteItem with ConsumedCapacity that was not asked for.',
    source: 'API reference, DeleteItem: ReturnConsumedCapacity NONE is the default',
    adjust: (compared) =>
      compared.request.operation === 'DeleteItem' && !asksCapacity(compared.request) ? withoutCapacity(compared) : compared,
  },
  {
    id: 'capacity-of-nothing',
    reason:
      'DynamoDB Local charges nothing for keys a BatchGetItem does not find and for pages without items; the service charges the minimum.',
    source: `${capacityPage}; API reference, Query: "Queries that do not return results consume the minimum number of read capacity units"`,
    adjust: (compared) => (findsNothing(compared) ? withoutCapacity(compared) : compared),
  },
  {
    id: 'capacity-of-sparse-index',
    reason:
      'DynamoDB Local charges an index that an item is in neither before nor after a write, when it lacks another key of it each time.',
    source: 'developer guide, GSI.ThroughputConsiderations.Writes: a write that leaves the index as it was costs it nothing',
    adjust: (compared) =>
      compared.request.input.ReturnConsumedCapacity === 'TOTAL' && hasCompositeIndex(compared.table)
        ? withoutCapacity(compared)
        : { ...compared, theirs: withoutIndexes(compared.theirs, compared.ours) },
  },
  {
    id: 'capacity-of-fetches',
    reason:
      'DynamoDB Local charges no fetches to a Scan of a local index, and charges a Query for projected attributes that an item lacks.',
    source: 'developer guide, LSI: reads of attributes that are not projected cost reads of the table',
    adjust: (compared) => (readsLocalIndex(compared) ? withoutCapacity(compared) : compared),
  },
  {
    id: 'capacity-of-batches',
    reason: 'DynamoDB Local charges a BatchWriteItem two units for a delete that finds nothing, where DeleteItem takes one.',
    source: capacityPage,
    adjust: (compared) => (compared.request.operation === 'BatchWriteItem' ? withoutCapacity(compared) : compared),
  },
  {
    id: 'capacity-of-transactions',
    reason: 'DynamoDB Local charges four units for a transaction of one small item, and leaves read units out of the detail of a read.',
    source: 'developer guide, transaction-apis: two units for each KB',
    adjust: (compared) => (compared.request.operation.startsWith('Transact') ? withoutCapacity(compared) : compared),
  },
]

/** Whole answers that DynamoDB Local is known to get wrong. */
export const exceptions: readonly Exception[] = [
  {
    id: 'crash',
    reason: 'DynamoDB Local fails by itself (InternalFailure, 500) on input that the service refuses.',
    source: 'the service answers malformed input with a 4xx',
    matches: ({ ours, theirs }) => theirs.error === 'InternalFailure' && ours.error !== undefined,
  },
  {
    id: 'repeated-item',
    reason: 'DynamoDB Local looks at conditions before it refuses two actions on one item; the service refuses them first.',
    source: conformance,
    matches: ({ ours, theirs }) =>
      theirs.error !== 'ValidationException' && ours.message === 'Transaction request cannot include multiple operations on one item',
  },
  {
    id: 'update-fails-in-transaction',
    reason:
      'An update that cannot be done on the item as it is ends the whole request in DynamoDB Local; in the service it is a reason to cancel.',
    source: 'API reference, TransactWriteItems: ValidationError among the cancellation reasons',
    matches: (compared) =>
      cancelsForValidation(compared) &&
      compared.theirs.error === 'ValidationException' &&
      /document path provided in the update|refers to an attribute that does not exist|operand in the update expression|precision up to 38|Number overflow|Number underflow/.test(
        compared.theirs.message ?? '',
      ),
  },
  {
    id: 'index-key-by-update',
    reason: 'DynamoDB Local lets an update give an index key attribute a value of the wrong type or size; the service refuses it.',
    source: `${conformance} (indexKeyValues)`,
    matches: ({ ours, theirs }) =>
      /Type mismatch for Index Key|Size of index key/.test(`${ours.message} ${ours.details}`) &&
      (theirs.error === undefined || theirs.error === ours.error),
  },
  {
    id: 'key-in-transaction',
    reason: 'A key of the wrong type or form ends the whole request in DynamoDB Local; in the service it is a reason to cancel.',
    source: `${conformance} (pull requests 46 and 60)`,
    matches: (compared) =>
      compared.request.operation.startsWith('Transact') &&
      compared.ours.error !== undefined &&
      /Invalid attribute value type|required keys was not given|Hash primary key values|number of conditions on the keys|Size limit exceeded|Type mismatch for key/.test(
        compared.theirs.message ?? '',
      ),
  },
  {
    id: 'first-reason-only',
    reason: 'DynamoDB Local stops at the first action that changes a key and gives one reason; the service gives one for each action.',
    source: 'API reference, TransactWriteItems: cancellation reasons are in the order of the actions',
    matches: (compared) =>
      (cancelsForValidation(compared) || compared.ours.error === 'ValidationException') &&
      compared.theirs.error === 'TransactionCanceledException' &&
      text(compared.theirs) === '{"reasons":[{"Code":"ValidationError"}]}',
  },
  {
    id: 'nested-key-in-transaction',
    reason: 'DynamoDB Local does not look for paths into keys in the conditions of a transaction.',
    source: "dynalite's tests, recorded on the service: the same condition is refused outside a transaction",
    matches: ({ request, ours }) =>
      request.operation === 'TransactWriteItems' && /Key attributes must be scalars/.test(`${ours.message} ${ours.details}`),
  },
  {
    id: 'repeated-key-spelling',
    reason: 'DynamoDB Local takes two spellings of one number (0, -0, 1, 1.0) for two keys of a batch.',
    source: 'developer guide, HowItWorks.NamingRulesDataTypes: numbers are compared by value',
    matches: ({ request, ours, theirs }) =>
      request.operation.startsWith('Batch') && /contains duplicates/.test(ours.message ?? '') && theirs.error === undefined,
  },
  {
    id: 'short-table-name',
    reason: 'DynamoDB Local refuses a table name of one character; the service, which takes ARNs too, does not find it.',
    source: `${conformance} (an empty name is refused for its length of at least 1)`,
    matches: ({ ours, theirs }) => ours.error === 'ResourceNotFoundException' && /Invalid table\/index name/.test(theirs.message ?? ''),
  },
  {
    id: 'table-before-request',
    reason: 'DynamoDB Local looks for the table before it has read the request; the service reads members and expressions first.',
    source: `${conformance} (validation-ordering)`,
    matches: ({ ours, theirs }) => theirs.error === 'ResourceNotFoundException' && ours.error === 'ValidationException',
  },
  {
    id: 'members-first',
    reason: 'The service checks all members of a request against their bounds first; DynamoDB Local checks some of them last.',
    source: `${conformance} (validation-ordering)`,
    matches: ({ ours, theirs }) =>
      /^\d+ validation errors? detected/.test(ours.message ?? '') && (theirs.error !== undefined || /Value '' at/.test(ours.message ?? '')),
  },
  {
    id: 'token-first',
    reason: 'DynamoDB Local looks at the token of a transaction before it has read its expressions; the service reads them first.',
    source: `${conformance} (validation-ordering)`,
    matches: ({ ours, theirs }) => theirs.error === 'IdempotentParameterMismatchException' && ours.error === 'ValidationException',
  },
  {
    id: 'filter-beyond-index',
    reason: 'A Scan of a global index filters by attributes the index does not hold in DynamoDB Local, which reads the table behind it.',
    source: 'developer guide, GSI: an index holds only the attributes projected into it',
    matches: ({ table, request, ours, theirs }) =>
      request.operation === 'Scan' &&
      (request.input.FilterExpression ?? request.input.ScanFilter) !== undefined &&
      table.sources.some(({ kind, index }) => kind === 'global' && index === request.input.IndexName) &&
      ours.error === theirs.error,
  },
  {
    id: 'dotted-name',
    reason: 'DynamoDB Local shows the whole map for an update of a member whose name has a dot; the service shows the member.',
    source: 'API reference, UpdateItem: UPDATED_NEW returns only the updated attributes',
    matches: ({ request, ours, theirs }) =>
      request.operation === 'UpdateItem' &&
      String(request.input.ReturnValues).startsWith('UPDATED') &&
      Object.values(request.input.ExpressionAttributeNames ?? {}).includes('x.y') &&
      ours.error === theirs.error,
  },
  {
    id: 'name-inside-and-outside',
    reason: 'DynamoDB Local shows the whole map for an update of a member that has the name of another attribute the update names.',
    source: 'API reference, UpdateItem: UPDATED_NEW returns only the updated attributes; dynoxide does so too',
    matches: ({ request, ours, theirs }) =>
      request.operation === 'UpdateItem' &&
      String(request.input.ReturnValues).startsWith('UPDATED') &&
      namesInsideAndOutside(request) &&
      ours.error === theirs.error,
  },
  {
    id: 'long-key-in-query',
    reason: 'DynamoDB Local looks for a key longer than a key can be, when an index is queried; the service refuses it.',
    source: "dynalite's tests, recorded on the service",
    matches: ({ request, ours, theirs }) =>
      request.operation === 'Query' && /has exceeded the (maximum )?size limit/.test(ours.message ?? '') && theirs.error === undefined,
  },
  {
    id: 'scalar-for-text',
    reason: 'DynamoDB Local takes a number or a boolean for a text; the service refuses it with a SerializationException.',
    source: "dynalite's tests, recorded on the service",
    matches: ({ ours }) => ours.error === 'SerializationException' && /cannot be converted to/.test(ours.message ?? ''),
  },
  {
    id: 'unused-definition',
    reason: 'DynamoDB Local takes definitions of attributes that no key uses when the table has a local index.',
    source: "dynalite's tests, recorded on the service",
    matches: ({ ours, theirs }) => /does not exactly match number of attributes/.test(ours.message ?? '') && theirs.error === undefined,
  },
  {
    id: 'update-without-expression',
    reason: 'DynamoDB Local fails by itself on an UpdateItem without an expression that asks for UPDATED_OLD or UPDATED_NEW.',
    source: 'API reference, UpdateItem: UpdateExpression is optional',
    matches: ({ request, theirs }) =>
      request.operation === 'UpdateItem' && request.input.UpdateExpression === undefined && theirs.error === 'InternalFailure',
  },
  {
    id: 'empty-index-list',
    reason: 'DynamoDB Local takes an empty list of indexes; the service refuses it.',
    source: "dynalite's tests, recorded on the service",
    matches: ({ request, ours, theirs }) =>
      request.operation === 'CreateTable' && /SecondaryIndexes|econdaryIndexes'/.test(ours.message ?? '') && theirs.error === undefined,
  },
  {
    id: 'empty-index-key-first',
    reason:
      'An index key that is empty and of the wrong type is a reason to cancel in DynamoDB Local; the service finds what is empty before the transaction.',
    source: `${conformance} (transactIndexKeys)`,
    matches: ({ ours, theirs }) =>
      ours.error === 'ValidationException' &&
      /secondary index key.*cannot contain an empty/.test(ours.message ?? '') &&
      theirs.error === 'TransactionCanceledException',
  },
  {
    id: 'old-values-first',
    reason:
      'DynamoDB Local looks at the values of AttributeUpdates, Expected and filters only when it comes to them; the service looks at them first.',
    source: "dynalite's tests, recorded on the service",
    matches: ({ request, ours, theirs }) =>
      Object.keys(request.input).some((name) => /^(AttributeUpdates|Expected|KeyConditions|QueryFilter|ScanFilter)$/.test(name)) &&
      ours.error === 'ValidationException' &&
      /action (with value )?is not supported for the type|is not valid for \w+ AttributeValue type|Empty attribute name|contains duplicates|may not be empty|should not be empty|numeric value|Number (over|under)flow|significant digits|Supplied AttributeValue|must have the value of true/.test(
        ours.message ?? '',
      ) &&
      (theirs.error === undefined || theirs.error === 'ConditionalCheckFailedException'),
  },
  {
    id: 'throughput-on-demand',
    reason: 'DynamoDB Local takes ProvisionedThroughput together with PAY_PER_REQUEST, and units below one.',
    source: 'API reference, CreateTable: BillingMode, ProvisionedThroughput',
    matches: ({ request, ours, theirs }) =>
      request.operation === 'CreateTable' && /CapacityUnits/i.test(ours.message ?? '') && theirs.error === undefined,
  },
]

/** Whether the engine cancelled a transaction because one action is not valid for its item or table. */
function cancelsForValidation({ ours }: Compared): boolean {
  return ours.error === 'TransactionCanceledException' && text(ours).includes('ValidationError')
}

/** Whether an update names one attribute both of the item and within a map. */
function namesInsideAndOutside({ input }: FuzzRequest): boolean {
  const names = (input.ExpressionAttributeNames ?? {}) as Readonly<Record<string, string>>
  const paths = String(input.UpdateExpression).match(/#?\w+(?:\[\d+\])*(?:\.#?\w+(?:\[\d+\])*)*/g) ?? []
  const parts = paths.map((path) =>
    path
      .split('.')
      .map((part) => part.replace(/\[.*/, ''))
      .map((part) => names[part] ?? part),
  )
  const outside = new Set(parts.map(([first]) => first))
  return parts.some(([, ...inside]) => inside.some((part) => outside.has(part)))
}

function asksCapacity({ input }: FuzzRequest): boolean {
  return input.ReturnConsumedCapacity === 'TOTAL' || input.ReturnConsumedCapacity === 'INDEXES'
}

function findsNothing({ request, ours }: Compared): boolean {
  const content = ours.content as { ScannedCount?: number }
  if (request.operation === 'Query' || request.operation === 'Scan') return content?.ScannedCount === 0
  return request.operation === 'BatchGetItem'
}

function hasCompositeIndex({ sources }: TableCase): boolean {
  return sources.some(({ kind, range }) => kind === 'global' && range !== undefined)
}

function readsLocalIndex({ table, request }: Compared): boolean {
  return table.sources.some(({ kind, index }) => kind === 'local' && index === request.input.IndexName)
}

/** Capacity without what was spent on indexes that the other side does not name. */
function withoutIndexes(side: Comparable, other: Comparable): Comparable {
  const [capacity, named] = [capacityOf(side), capacityOf(other)]
  if (capacity?.GlobalSecondaryIndexes === undefined || named === undefined) return side
  const { GlobalSecondaryIndexes, CapacityUnits, ...rest } = capacity
  const kept = Object.entries(GlobalSecondaryIndexes).filter(([name]) => named.GlobalSecondaryIndexes?.[name] !== undefined)
  const sum = (units: [string, { CapacityUnits: number }][]): number => units.reduce((total, [, each]) => total + each.CapacityUnits, 0)
  const ConsumedCapacity = {
    ...rest,
    ...(kept.length > 0 && { GlobalSecondaryIndexes: Object.fromEntries(kept) }),
    CapacityUnits: CapacityUnits - sum(Object.entries(GlobalSecondaryIndexes)) + sum(kept),
  }
  return { ...side, content: { ...(side.content as Json), ConsumedCapacity } }
}

interface Capacity {
  readonly CapacityUnits: number
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { CapacityUnits: number }>>
}

function capacityOf({ content }: Comparable): Capacity | undefined {
  return (content as { ConsumedCapacity?: Capacity } | null)?.ConsumedCapacity
}

function withoutCapacity(compared: Compared): Compared {
  const drop = (side: Comparable): Comparable => {
    if (typeof side.content !== 'object' || side.content === null || !('ConsumedCapacity' in side.content)) return side
    const { ConsumedCapacity: _, ...content } = side.content
    return { ...side, content }
  }
  return { ...compared, ours: drop(compared.ours), theirs: drop(compared.theirs) }
}

function text(side: Comparable): string {
  return JSON.stringify(side.content ?? null)
}
