import type { Model } from '@keyloom/core'
import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import type { Code } from '../print/layout.js'
import type { MemberForm } from './member-form.js'

/** The names of all of them. */
export const clientMethodNames = ['transact', 'transactGet', 'batchGet', 'batchWrite'] as const

/** Transactions and batches over all entities; within a scope, of nothing that was made in another one. */
export function clientMethods(file: FileBuilder, model: Model, isScoped: boolean, { makers, method }: MemberForm): Code[] {
  const type = (name: string) => file.imports.type(runtime, name)
  const value = (name: string) => file.imports.value(runtime, name)
  const moves = isMoving(model)
  const checked = (operations: string) =>
    isScoped ? `${file.imports.value(runtime, 'inOneScope')}(this.#scope, ${operations})` : operations
  // What is refused is the answer of the promise, not an exception of the call.
  const named = (signature: string) => (isScoped ? `async ${signature}` : signature)
  const promised = (result: string) => `${file.global('Promise')}<${result}>`
  return [
    method(
      named(`transact<O extends ${type('TransactOperationsByName')}>`),
      ['operations: O', `options?: ${type('TransactOptions')}`],
      promised(`${type('TransactResults')}<O>`),
      value(transactFunction(model)),
      [checked('operations'), 'options'],
      [`Does all of these operations, which ${makers.operations} makes, or none: \`TRANSACTION.CANCELED\`.`],
    ),
    method(
      named(`transactGet<const R extends ${type('ItemRefs')}>`),
      ['refs: R', `options?: ${type('CallOptions')}`],
      promised(`${type('FoundItems')}<R>`),
      value(moves ? 'transactGetEither' : 'transactGet'),
      [checked('refs'), 'options'],
      [`Reads these items, which ${makers.refs} means, as they were at one moment.`],
    ),
    method(
      named(`batchGet<const R extends ${type('ItemRefs')}>`),
      ['refs: R', `options?: ${type('BatchGetOptions')}`],
      promised(`${type('FoundItems')}<R>`),
      value(moves ? 'batchGetEither' : 'batchGet'),
      [checked('refs'), 'options'],
      [`Reads any number of items, which ${makers.refs} means; \`BATCH.UNPROCESSED\` where some could not be read in time.`],
    ),
    method(
      named(`batchWrite<const W extends ${type('BatchWrites')}>`),
      ['writes: W', `options?: ${type('BatchOptions')}`],
      promised(`${type('BatchResults')}<W>`),
      value('batchWrite'),
      [checked('writes'), 'options'],
      [`Does any number of writes, which ${makers.writes} makes, each by itself; \`BATCH.UNPROCESSED\` names what is left.`],
    ),
  ]
}

/** Whether items of some entity may be under either of two keys. */
function isMoving({ entities }: Model): boolean {
  return entities.some(({ otherKey }) => otherKey !== undefined)
}

/** What sends the transactions of a schema. */
export function transactFunction(model: Model): string {
  return isMoving(model) ? 'transactSettled' : 'transact'
}
