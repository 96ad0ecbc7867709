import type { TableModel } from '@keyloom/core'
import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import { jsdoc } from '../print/jsdoc.js'
import { block, type Code, call } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'
import { changeRules, isChangeable } from '../types/change-rules.js'
import type { EntityTypes } from '../types/members.js'
import { planArgument } from './plan-argument.js'
import { canBatch, lostOperations } from './promises.js'
import { inputType } from './write-methods.js'

/** What an entity gives to transactions and batches: `tx`, `batch` where its promises need no conditions, and `ref`. */
export function groupMembers(file: FileBuilder, { entity, names }: EntityTypes, table: TableModel): Code[] {
  const type = (name: string) => file.imports.type('./entities.js', name)
  const own = type(names.type)
  const key = type(names.key)
  const input = inputType(file, { entity, names })
  const plan = planArgument(file, names.plan, entity.scope !== undefined)
  // What is said need not be inferred, which costs the compiler more.
  const made = (name: string, types: readonly string[]) => call(`${file.imports.value(runtime, name)}<${types.join(', ')}>`, [plan])
  const changes = isChangeable(changeRules(entity, table)) ? type(names.changes) : 'never'
  const all = `${file.imports.type(runtime, 'TransactOperations')}<${own}, ${key}, ${input}, ${changes}>`
  const missing = lostOperations(entity).map(quote)
  const operations = missing.length === 0 ? all : `${file.global('Omit')}<${all}, ${missing.join(' | ')}>`
  const getter = (name: string, result: string, value: Code, docs: string): Code => [
    `${jsdoc([docs], 2).trimStart()}  get ${name}(): ${result} `,
    block([['return ', value]]),
  ]
  const members = [
    getter(
      'tx',
      operations,
      made(entity.otherKey === undefined ? 'transactOperations' : 'settledOperations', [own, key, input, changes]),
      `Writes and checks of ${entity.name} for a transaction.`,
    ),
  ]
  if (canBatch(entity)) {
    const batch = `${file.imports.type(runtime, 'BatchOperations')}<${own}, ${key}, ${input}>`
    members.push(getter('batch', batch, made('batchOperations', [own, key, input]), `Writes of ${entity.name} for a batch.`))
  }
  members.push([
    `${jsdoc([`The ${entity.name} with this key, for \`batchGet\` and \`transactGet\`.`], 2).trimStart()}  `,
    call('ref', [`key: ${key}`]),
    `: ${file.imports.type(runtime, 'ItemRef')}<${own}> `,
    block([['return ', call(file.imports.value(runtime, 'itemRef'), [plan, 'key'])]]),
  ])
  return members
}
