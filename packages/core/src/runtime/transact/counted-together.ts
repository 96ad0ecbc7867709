import { keyIdentity } from '../key-identity.js'
import type { PreparedOperation } from './prepared-operation.js'

/** The operations, with one write for all that count in one parent: a transaction takes an item only once. */
export function countedTogether(operations: readonly PreparedOperation[]): readonly PreparedOperation[] {
  const parents = new Map<string, PreparedOperation>()
  const others = operations.filter((operation) => {
    const { names, write } = operation
    if (write.counting === undefined) return true
    const identity = keyIdentity(write.input.TableName, write.plan.key.attributes, write.key)
    const one = parents.get(identity)
    const isFirst = one?.write.counting === undefined
    parents.set(
      identity,
      isFirst ? operation : { ...one, names: [...one.names, ...names], write: one.write.counting.plus(write.counting.by) },
    )
    return false
  })
  return [...others, ...parents.values()]
}
