import { hasCursor, isError, messageOf, reasonMessagesOf, reasonsOf, sameBut, sameButCapacity, succeeded, unitsOf } from './answers.js'
import type { Answer } from './normalize.js'
import type { FuzzRequest } from './requests.js'

/** A difference from DynamoDB Local that is meant: what it is, why, and on whose word. */
export interface ExplainedDifference {
  readonly id: string
  readonly reason: string
  readonly source: string
  readonly matches: (request: FuzzRequest, ours: Answer, local: Answer) => boolean
}

/** All differences from DynamoDB Local that are meant. */
export const explainedDifferences: readonly ExplainedDifference[] = [
  {
    id: 'transaction-update-error',
    reason:
      'An update that cannot be done to the item it finds cancels its transaction; DynamoDB Local answers a plain ValidationException.',
    source: 'API_TransactWriteItems: reason ValidationError; conformance suites run on the service.',
    matches: ({ operation }, ours, local) =>
      operation === 'TransactWriteItems' &&
      isError(ours, 'TransactionCanceledException') &&
      isError(local, 'ValidationException') &&
      reasonsOf(ours).includes('ValidationError'),
  },
  {
    id: 'transaction-validation-reasons',
    reason:
      'A transaction cancelled for a ValidationError names a reason for every action; DynamoDB Local sometimes stops at the first, and sometimes goes on to the conditions of the others.',
    source: 'API_TransactWriteItems: CancellationReasons are in the order of the actions, None where there is no fault.',
    matches: (_, ours, local) =>
      isError(ours, 'TransactionCanceledException') &&
      isError(local, 'TransactionCanceledException') &&
      reasonsOf(ours).includes('ValidationError') &&
      reasonsOf(local).includes('ValidationError'),
  },
  {
    id: 'local-fails',
    reason:
      'DynamoDB Local answers 500: an update without an expression that asks for the updated attributes, invalid base64, bodies that are no object.',
    source: 'A fault of DynamoDB Local 1.25.1.',
    matches: (_, _ours, local) => isError(local, 'InternalFailure'),
  },
  {
    id: 'updated-paths',
    reason: 'UPDATED_NEW and UPDATED_OLD show what is at the updated paths; DynamoDB Local shows the whole attribute around a path.',
    source: 'API_UpdateItem: ReturnValues "only the updated attributes"; dynalite, checked against the service, projects the paths.',
    matches: ({ operation, input }, ours, local) =>
      operation === 'UpdateItem' && String(input.ReturnValues).startsWith('UPDATED') && succeeded(ours) && succeeded(local),
  },
  {
    id: 'global-index-scan-filter',
    reason: 'A filter on attributes that a global index does not hold finds them missing in a Scan; DynamoDB Local looks at the table.',
    source: 'GSI.html: a global index cannot fetch attributes from its table.',
    matches: ({ operation, input }, ours, local) =>
      operation === 'Scan' &&
      String(input.IndexName).startsWith('gi') &&
      input.FilterExpression !== undefined &&
      succeeded(ours) &&
      succeeded(local),
  },
  {
    id: 'half-key-capacity',
    reason:
      'An item that lacks a key of an index is not in it and costs nothing there; DynamoDB Local charges when one half of the key goes and the other comes.',
    source: 'GSI.html: writes that do not touch the index consume none of its capacity.',
    matches: (request, ours, local) => sameButCapacity(request, ours, local) && unitsOf(local) > unitsOf(ours),
  },
  {
    id: 'update-index-key-type',
    reason: 'An update cannot give an index key another type; DynamoDB Local lets UpdateItem do it.',
    source: 'Conformance suites run on the service: Type mismatch for Index Key on Put, Update, Batch and Transact.',
    matches: ({ operation }, ours, local) =>
      (operation === 'UpdateItem' || operation === 'TransactWriteItems') &&
      !isError(local, 'ValidationException') &&
      [messageOf(ours), ...reasonMessagesOf(ours)].some((message) => message.includes('Index Key')),
  },
  {
    id: 'cursor-at-bound',
    reason:
      'A page that the limit ends on the last key of a range has a cursor there; DynamoDB Local gives none, and refuses it as a start.',
    source: 'Query.Pagination: LastEvaluatedKey is the ExclusiveStartKey of the next page.',
    matches: (request, ours, local) =>
      request.operation === 'Query' &&
      succeeded(ours) &&
      ((request.input.ExclusiveStartKey !== undefined && messageOf(local).includes('does not match the range key predicate')) ||
        (hasCursor(ours) && !hasCursor(local) && sameBut(['LastEvaluatedKey'], request, ours, local))),
  },
  {
    id: 'transaction-key-paths',
    reason: 'A path into a key attribute is refused before the transaction is tried; DynamoDB Local sometimes tries it first.',
    source: 'A key is a scalar (HowItWorks.CoreComponents); the same message as outside transactions.',
    matches: ({ operation }, ours, local) =>
      operation === 'TransactWriteItems' && messageOf(ours).includes('Key attributes must be scalars') && 'error' in local,
  },
  {
    id: 'local-index-scan-fetch',
    reason:
      'Attributes that a local index does not hold are fetched from the table at a cost; DynamoDB Local charges it in a Query and not in a Scan.',
    source: 'LSI.html: reading non-projected attributes costs a read of the whole item.',
    matches: (request, ours, local) =>
      request.operation === 'Scan' && String(request.input.IndexName).startsWith('li') && sameButCapacity(request, ours, local),
  },
  {
    id: 'transaction-index-key',
    reason: 'A put with a wrong index key is a plain ValidationException in a transaction too; DynamoDB Local cancels the transaction.',
    source: 'Conformance suites run on the service: the same error on every surface.',
    matches: ({ operation }, ours, local) =>
      operation === 'TransactWriteItems' &&
      isError(ours, 'ValidationException') &&
      isError(local, 'TransactionCanceledException') &&
      messageOf(ours).includes('Index Key'),
  },
  {
    id: 'transaction-get-reasons',
    reason: 'A read with a wrong key cancels its transaction with the reason of every read; DynamoDB Local leaves the reasons out.',
    source: 'API_TransactGetItems: CancellationReasons.',
    matches: ({ operation }, ours, local) =>
      operation === 'TransactGetItems' &&
      isError(local, 'TransactionCanceledException') &&
      reasonsOf(local).length === 0 &&
      'error' in ours,
  },
  {
    id: 'transaction-check-and-write',
    reason: 'A condition check and a write of one item cannot be in one transaction; DynamoDB Local lets them.',
    source: 'API_TransactWriteItems: no two actions on one item.',
    matches: ({ operation, input }, ours) =>
      operation === 'TransactWriteItems' &&
      JSON.stringify(input).includes('ConditionCheck') &&
      messageOf(ours).includes('multiple operations on one item'),
  },
  {
    id: 'duplicate-number-keys',
    reason: 'Keys that are the same number in two spellings are duplicates; DynamoDB Local compares the spelling.',
    source: 'HowItWorks.NamingRulesDataTypes: numbers are stored in one form.',
    matches: (_, ours, local) =>
      (messageOf(ours).includes('contains duplicates') || messageOf(ours).includes('multiple operations on one item')) &&
      !isError(local, 'ValidationException'),
  },
  {
    id: 'batch-get-capacity',
    reason: 'Reading what is not there costs as much as 4 KB; DynamoDB Local reports nothing for it in a batch.',
    source: 'CapacityUnitCalculations: a minimum for every read.',
    matches: ({ operation }, ours, local) =>
      operation === 'BatchGetItem' && succeeded(ours) && succeeded(local) && unitsOf(local) < unitsOf(ours),
  },
  {
    id: 'empty-page-capacity',
    reason: 'A read that finds nothing costs as one of 4 KB; DynamoDB Local reports nothing for an empty page.',
    source: 'CapacityUnitCalculations: a minimum for every read.',
    matches: ({ operation }, ours, local) =>
      (operation === 'Query' || operation === 'Scan') && succeeded(ours) && succeeded(local) && unitsOf(local) === 0 && unitsOf(ours) > 0,
  },
  {
    id: 'batch-write-capacity',
    reason: 'Deleting what is not there costs one unit; DynamoDB Local reports two in a batch.',
    source: 'CapacityUnitCalculations: a delete of a missing item is one unit.',
    matches: ({ operation, input }, ours, local) =>
      operation === 'BatchWriteItem' &&
      JSON.stringify(input).includes('DeleteRequest') &&
      succeeded(ours) &&
      succeeded(local) &&
      unitsOf(ours) < unitsOf(local),
  },
]
