import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import type { Code } from '../print/layout.js'
import { method } from './method.js'

/** Transactions and batches over all entities. */
export function clientMethods(file: FileBuilder): Code[] {
  const type = (name: string) => file.imports.type(runtime, name)
  const value = (name: string) => file.imports.value(runtime, name)
  const promised = (result: string) => `${file.global('Promise')}<${result}>`
  return [
    method(
      `transact<O extends ${type('TransactOperationsByName')}>`,
      ['operations: O', `options?: ${type('TransactOptions')}`],
      promised(`${type('TransactResults')}<O>`),
      value('transact'),
      ['operations', 'options'],
      ['Does all of these operations, which `tx` of the repositories makes, or none: `TRANSACTION.CANCELED`.'],
    ),
    method(
      `transactGet<const R extends ${type('ItemRefs')}>`,
      ['refs: R'],
      promised(`${type('FoundItems')}<R>`),
      value('transactGet'),
      ['refs'],
      ['Reads these items, which `ref` of the repositories means, as they were at one moment.'],
    ),
    method(
      `batchGet<const R extends ${type('ItemRefs')}>`,
      ['refs: R', `options?: ${type('BatchGetOptions')}`],
      promised(`${type('FoundItems')}<R>`),
      value('batchGet'),
      ['refs', 'options'],
      ['Reads any number of items, which `ref` of the repositories means; `BATCH.UNPROCESSED` where some could not be read in time.'],
    ),
    method(
      `batchWrite<const W extends ${type('BatchWrites')}>`,
      ['writes: W', `options?: ${type('BatchOptions')}`],
      promised(`${type('BatchResults')}<W>`),
      value('batchWrite'),
      ['writes', 'options'],
      ['Does any number of writes, which `batch` of the repositories makes, each by itself; `BATCH.UNPROCESSED` names what is left.'],
    ),
  ]
}
