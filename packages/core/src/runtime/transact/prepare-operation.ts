import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Connection } from '../connection.js'
import { companions, keptAttributes, touches } from '../kept/keep.js'
import { named } from '../named.js'
import { prepareCreate } from '../write/create.js'
import type { PreparedPut, PreparedWrite } from '../write/prepared-write.js'
import { preparePut } from '../write/put.js'
import { prepareRemove } from '../write/remove.js'
import { prepareUpdate } from '../write/update.js'
import { prepareUpsert } from '../write/upsert.js'
import type { TransactOperation } from './operation.js'
import { prepareCheck } from './prepare-check.js'

/** An operation, checked and ready to be sent, with the entity it stores. */
export interface PreparedOperation {
  /** What the caller calls it; several names where operations count in one parent. */
  readonly names: readonly string[]
  readonly write: PreparedWrite
  /** What the operation gives when the transaction succeeds. */
  readonly result: unknown
}

/**
 * Checks an operation as the write of the same name does; behind it, the writes of other items that go with it.
 *
 * @throws KeyloomError of that write, its path beginning with the name of the operation.
 */
export function prepareOperation(
  connection: Connection,
  name: string,
  operation: TransactOperation,
  now: Date,
): [PreparedOperation, ...PreparedOperation[]] {
  refuseLosses(name, operation)
  const write = named(name, () => prepare(connection, operation, now))
  const main = { names: [name], write, result: write.kind === 'Put' && 'entity' in write ? write.entity : undefined }
  return [main, ...keptWith(name, operation, write, now)]
}

/**
 * The writes of other items that go with an operation, under its name. Those of a create are known; any other write would have to read the
 * item first.
 *
 * @throws KeyloomError `TRANSACTION.INVALID`.
 */
function keptWith(name: string, operation: TransactOperation, write: PreparedWrite, now: Date): PreparedOperation[] {
  const { plan, request } = operation
  if (plan.keeps === undefined || request.action === 'check') return []
  if (request.action === 'update') {
    const touched = keptAttributes(plan).find((each) => touches(request.changes, each))
    if (touched === undefined) return []
  }
  if (request.action === 'create' && 'entity' in write) {
    const { subject, key, entity, input } = write as PreparedPut<object>
    const others = companions({ plan, subject, table: input.TableName, now, after: { key, entity } })
    return others.map((other) => ({ names: [name], write: other, result: undefined }))
  }
  throw mustRead(name, operation)
}

function mustRead(name: string, { plan, request }: TransactOperation): KeyloomError {
  return keyloomError(
    'TRANSACTION.INVALID',
    `'${name}': this ${request.action} of ${plan.name} has to read the item to keep what it promises about others.`,
    {
      fix: `Call ${request.action} of the repository, which is a transaction of its own.`,
      path: [name],
      payload: { operations: [name], entity: plan.name },
    },
  )
}

function notAppended(name: string, { plan, request }: TransactOperation): KeyloomError {
  return keyloomError('TRANSACTION.INVALID', `'${name}': a ${plan.name} is a point of a series, of which there is no ${request.action}.`, {
    fix: 'Call append of the repository, which is a transaction of its own.',
    path: [name],
    payload: { operations: [name], entity: plan.name },
  })
}

/**
 * A delete would not leave what can be restored, a put would begin counters anew, and a point would be put without its latest item. The type
 * has none of them, but not for code that no compiler has checked.
 */
function refuseLosses(name: string, operation: TransactOperation): void {
  const { plan, request } = operation
  if (request.action === 'delete' && plan.softDelete !== undefined) throw mustRead(name, operation)
  if (plan.latest !== undefined && request.action !== 'delete' && request.action !== 'check') throw notAppended(name, operation)
  if (plan.counters === undefined || request.action !== 'put') return
  throw keyloomError('TRANSACTION.INVALID', `'${name}': a put of ${plan.name} would lose what it has counted.`, {
    fix: 'Use create or update.',
    path: [name],
    payload: { operations: [name], entity: plan.name },
  })
}

function prepare(connection: Connection, { plan, request }: TransactOperation, now: Date): PreparedWrite {
  switch (request.action) {
    case 'create':
      return prepareCreate(connection, plan, request.input, now)
    case 'put':
      return preparePut(connection, plan, request.input, request.options, now)
    case 'upsert':
      return prepareUpsert(connection, plan, request.input, request.options, now)
    case 'update':
      return prepareUpdate(connection, plan, request.key, request.changes, request.options, now)
    case 'delete':
      return prepareRemove(connection, plan, request.key, request.options)
    case 'check':
      return prepareCheck(connection, plan, request.key, request.options)
  }
}
