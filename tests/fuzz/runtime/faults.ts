import type { Fault } from '@keyloom/testing'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'

export const transactions = (operation: string): boolean => operation.startsWith('Transact')

/** Everything that may go wrong with a request. What DynamoDB refuses, it has not done; what fails otherwise, it may have. */
export const faults: readonly Fault[] = [
  { kind: 'throttling' },
  { kind: 'provisioned-throughput' },
  { kind: 'request-limit' },
  { kind: 'transaction-conflict' },
  { kind: 'transaction-in-progress', matches: transactions },
  { kind: 'transaction-cancelled', matches: transactions },
  { kind: 'unprocessed' },
  { kind: 'unprocessed', count: 1 },
  ...(['internal-error', 'unavailable', 'reset', 'timeout'] as const).flatMap((kind) =>
    (['before', 'after'] as const).map((when) => ({ kind, when })),
  ),
  { kind: 'empty-body' },
  { kind: 'malformed-body' },
  { kind: 'truncated-body' },
  { kind: 'crc-mismatch' },
]

/** A fault of one of the next requests, and maybe of those after it. */
export function drawFault(d: Draw): Fault {
  return { ...d.pick(faults), skip: d.int(3), times: 1 + d.int(4) }
}
