import type { CallOptions } from '../call.js'
import type { Connection } from '../connection.js'
import type { FoundItems, ItemRefs } from '../item-ref.js'
import { readTogether } from '../transact/transact-get.js'
import { eitherReads } from './either-reads.js'

/**
 * As `transactGet`, under both keys of each item that has two, which counts as two of the 100: at one moment it is under one of them.
 *
 * @throws KeyloomError as `transactGet`.
 *
 * @example
 * ```ts
 * import { itemRef, transactGetEither } from '@keyloom/core/runtime'
 *
 * const { label } = await transactGetEither(connection, { label: itemRef(boardPlans.label, { name: 'urgent' }) })
 * ```
 */
export async function transactGetEither<const R extends ItemRefs>(
  connection: Connection,
  refs: R,
  options: CallOptions = {},
): Promise<FoundItems<R>> {
  return readTogether(connection, refs, eitherReads(connection, refs), options)
}
