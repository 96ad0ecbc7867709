import { type CancellationReason, type ServiceError, serviceError } from '../service-error.js'
import { transactionCancelled } from '../transaction.js'
import type { Fault } from './faults.js'

type Output = Readonly<Record<string, unknown>>
type Execute = (operation: string, input: unknown) => Output

/** Does a request under a fault that shows in the service's answer. Faults of the connection are not its business. */
export function executeWithFault(fault: Fault, operation: string, input: unknown, execute: Execute): Output {
  if (fault.kind === 'unprocessed') return leaveUnprocessed(fault, operation, input, execute)
  const error = errorOf(fault, operation, input)
  if (error === undefined) return execute(operation, input)
  if (fault.when === 'after') execute(operation, input)
  throw error
}

function errorOf({ kind, reasons }: Fault, operation: string, input: unknown): ServiceError | undefined {
  switch (kind) {
    case 'throttling':
      return serviceError('ThrottlingException', 'Rate of requests exceeds the allowed throughput.')
    case 'provisioned-throughput':
      return throughputExceeded()
    case 'request-limit':
      return serviceError('RequestLimitExceeded', 'Throughput exceeds the current throughput limit for your account.')
    case 'internal-error':
      return serviceError('InternalServerError', 'Internal server error')
    case 'unavailable':
      return serviceError('ServiceUnavailable', 'Service is unavailable')
    case 'transaction-in-progress':
      return serviceError('TransactionInProgressException', 'The transaction with the given request token is already in progress.')
    case 'transaction-cancelled':
      return transactionCancelled(reasons ?? reasonsFor(input, 'ThrottlingError'))
    case 'transaction-conflict':
      if (!operation.startsWith('Transact')) return serviceError('TransactionConflictException', 'Transaction is ongoing for the item')
      return transactionCancelled(reasons ?? reasonsFor(input, 'TransactionConflict'))
    default:
      return undefined
  }
}

/** The error of a partition or table that has no capacity left. */
export function throughputExceeded(): ServiceError {
  return serviceError(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  )
}

/** The first action has the reason, the others none. */
function reasonsFor(input: unknown, Code: string): readonly CancellationReason[] {
  const items = (input as { TransactItems?: unknown }).TransactItems
  const count = Array.isArray(items) ? items.length : 1
  return Array.from({ length: count }, (_, i) => (i === 0 ? { Code, Message: 'Transaction is ongoing for the item' } : { Code: 'None' }))
}

function leaveUnprocessed({ count }: Fault, operation: string, input: unknown, execute: Execute): Output {
  const { RequestItems } = input as { RequestItems?: Readonly<Record<string, unknown>> }
  const writes = operation === 'BatchWriteItem'
  if (RequestItems === undefined || (!writes && operation !== 'BatchGetItem')) return execute(operation, input)
  const done: Record<string, unknown> = {}
  const left: Record<string, unknown> = {}
  let keep =
    Object.values(RequestItems).reduce((sum: number, each) => sum + membersOf(each, writes).length, 0) - (count ?? Number.POSITIVE_INFINITY)
  for (const [table, request] of Object.entries(RequestItems)) {
    const members = membersOf(request, writes)
    const kept = members.slice(0, Math.max(0, keep))
    keep -= kept.length
    const rest = members.slice(kept.length)
    if (kept.length > 0) done[table] = writes ? kept : { ...(request as object), Keys: kept }
    if (rest.length > 0) left[table] = writes ? rest : { ...(request as object), Keys: rest }
  }
  const member = writes ? 'UnprocessedItems' : 'UnprocessedKeys'
  if (Object.keys(done).length === 0) return writes ? { [member]: left } : { Responses: {}, [member]: left }
  const output = execute(operation, { ...(input as object), RequestItems: done })
  return { ...output, [member]: { ...(output[member] as object), ...left } }
}

function membersOf(request: unknown, writes: boolean): readonly unknown[] {
  const members = writes ? request : (request as { Keys?: unknown }).Keys
  return Array.isArray(members) ? members : []
}
