import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { keyIdentity } from '../key-identity.js'
import type { PreparedOperation } from '../write/prepared-write.js'

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

/** The error of a transaction with an operation on a parent, which comes before those that count in it. */
export function onParent(other: string, { names: [first = ''], write }: PreparedOperation): KeyloomError {
  const { plan, key } = write
  const message = `'${other}' is an operation on the ${plan.name} that counts '${first}', and a transaction takes an item only once.`
  return keyloomError('TRANSACTION.INVALID', message, {
    fix: `Leave '${other}' to a call of its own; '${first}' demands by itself that the ${plan.name} is there.`,
    path: [first],
    payload: { operations: [other, first], key },
  })
}
