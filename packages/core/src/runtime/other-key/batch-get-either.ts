import { type BatchGetOptions, batchAnswer, readInBatches } from '../batch/batch-get.js'
import type { Connection } from '../connection.js'
import type { FoundItems, ItemRef, ItemRefs } from '../item-ref.js'
import { setOwn } from '../own-property.js'
import { belongsTo } from '../read/belongs-to.js'
import type { ItemRead } from '../read/item-reads.js'
import { realTime } from '../timing.js'
import { eitherReads, movingRefs } from './either-reads.js'

/**
 * As `batchGet`, under both keys of each item that has two. One that is under neither is read once more: it may have moved in between.
 *
 * @throws KeyloomError as `batchGet`.
 *
 * @example
 * ```ts
 * import { batchGetEither, itemRef } from '@keyloom/core/runtime'
 *
 * const [label] = await batchGetEither(connection, [itemRef(boardPlans.label, { name: 'urgent' })])
 * ```
 */
export async function batchGetEither<const R extends ItemRefs>(
  connection: Connection,
  refs: R,
  options: BatchGetOptions = {},
): Promise<FoundItems<R>> {
  const { elapsed } = connection.timing ?? realTime
  const start = elapsed()
  const reads = eitherReads(connection, refs)
  const first = await readInBatches(connection, reads, options)
  if (first.left.length === reads.length && first.cause !== undefined) throw first.cause
  const missing = eitherReads(connection, unfound(refs, reads))
  // Where the batch has ended early, nobody knows of them either.
  if (missing.length === 0 || first.left.length > 0) {
    return batchAnswer(connection, refs, reads, { ...first, left: [...first.left, ...missing] }, options)
  }
  const { deadline } = options
  const rest = { ...options, consistent: true, ...(deadline !== undefined && { deadline: Math.max(1, deadline - (elapsed() - start)) }) }
  const second = await readInBatches(connection, missing, rest)
  return batchAnswer(connection, refs, [...reads, ...missing], second, options)
}

/** Items that may have moved, and were found under neither key. */
function unfound(refs: ItemRefs, reads: readonly ItemRead[]): ItemRefs {
  const left: Record<string, ItemRef> = {}
  for (const [name, ref] of movingRefs(refs)) setOwn(left, name, ref)
  for (const { refs: asked, item } of reads) {
    for (const { name, plan } of asked) if (item !== undefined && belongsTo(plan, item)) delete left[name]
  }
  return left
}
