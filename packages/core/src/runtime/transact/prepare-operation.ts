import type { Connection } from '../connection.js'
import { named } from '../named.js'
import { prepareCreate } from '../write/create.js'
import type { PreparedWrite } from '../write/prepared-write.js'
import { preparePut } from '../write/put.js'
import { prepareRemove } from '../write/remove.js'
import { prepareUpdate } from '../write/update.js'
import type { TransactOperation } from './operation.js'
import { prepareCheck } from './prepare-check.js'

/** An operation, checked and ready to be sent, with the entity it stores. */
export interface PreparedOperation {
  readonly name: string
  readonly write: PreparedWrite
  /** What the operation gives when the transaction succeeds. */
  readonly result: unknown
}

/**
 * Checks an operation as the write of the same name does.
 *
 * @throws KeyloomError of that write, its path beginning with the name of the operation.
 */
export function prepareOperation(connection: Connection, name: string, operation: TransactOperation, now: Date): PreparedOperation {
  const write = named(name, () => prepare(connection, operation, now))
  return { name, write, result: 'entity' in write ? write.entity : undefined }
}

function prepare(connection: Connection, { plan, request }: TransactOperation, now: Date): PreparedWrite {
  switch (request.action) {
    case 'create':
      return prepareCreate(connection, plan, request.input, now)
    case 'put':
      return preparePut(connection, plan, request.input, request.options, now)
    case 'update':
      return prepareUpdate(connection, plan, request.key, request.changes, request.options, now)
    case 'delete':
      return prepareRemove(connection, plan, request.key, request.options)
    case 'check':
      return prepareCheck(connection, plan, request.key, request.options)
  }
}
