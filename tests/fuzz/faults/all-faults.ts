import type { Fault } from '@keyloom/testing'
import { faults, transactions } from '../runtime/faults.js'

const reasons = [
  'ConditionalCheckFailed',
  'TransactionConflict',
  'ItemCollectionSizeLimitExceeded',
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
  'ValidationError',
  'None',
]

/** Every fault, and a canceled transaction for every reason that there is. */
export const allFaults: readonly Fault[] = [
  ...faults.filter(({ kind }) => kind !== 'transaction-cancelled'),
  ...reasons.map((Code): Fault => ({ kind: 'transaction-cancelled', matches: transactions, reasons: [{ Code, Message: `${Code}.` }] })),
]
