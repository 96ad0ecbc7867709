import type { EntityModel, TableModel } from '@keyloom/core'
import { type EmitContext, namesOf, runtime } from '../context.js'
import { itemPlan } from '../plans/entity-code.js'
import type { FileBuilder } from '../print/file-builder.js'
import { type Code, call } from '../print/layout.js'
import { canBatch, isKept, lostOperations } from '../repositories/promises.js'
import { updatesOf } from '../repositories/updates.js'
import { canUpsert, guardedType, inputType } from '../repositories/write-methods.js'
import { capital, exportedFunction, planOf, scopeParameter } from './function-form.js'

/** The names of all of them. */
export const operationNames = [
  'txCreate',
  'txPut',
  'txUpsert',
  'txUpdate',
  'txUpdateInPlace',
  'txDelete',
  'txCheck',
  'batchPut',
  'batchDelete',
  'ref',
] as const

/** What an entity gives to transactions and batches. */
export function operationFunctions(file: FileBuilder, context: EmitContext, entity: EntityModel, table: TableModel): Code[] {
  const names = namesOf(context, entity.name)
  const isScoped = entity.scope !== undefined
  const whole = planOf(file, names.plan, isScoped)
  const type = (name: string) => file.imports.type(runtime, name)
  const withScope = (parameters: readonly string[]) => [...scopeParameter(file, isScoped), ...parameters]
  const own = file.imports.type('./entities.js', names.type)
  const key = `key: ${file.imports.type('./entities.js', names.key)}`
  const input = `input: ${inputType(file, { entity, names })}`
  const made = (callee: string, given: readonly string[], plan = itemPlan(context, entity)) =>
    call(file.imports.value(runtime, callee), [planOf(file, plan, isScoped), ...given])
  const { name } = entity
  const functions = transactOperations(file, context, entity, table).map(({ action, name, plan, parameters, result, docs }) => {
    const given = parameters.map((each) => each.slice(0, each.search(/\??:/)))
    // Those of items that move bring more than their write.
    const value =
      entity.otherKey === undefined
        ? made(`${action}Operation${action === 'create' && isKept(entity) ? 'Kept' : ''}`, given, plan)
        : call(`${file.imports.value(runtime, 'settledOperations')}(${whole}).${action}`, given)
    return exportedFunction(`tx${capital(name ?? action)}`, withScope(parameters), `${type('TransactOperation')}<${result}>`, value, [docs])
  })
  if (canBatch(entity)) {
    const written = (result: string) => `${type('BatchOperation')}<${result}>`
    functions.push(
      exportedFunction('batchPut', withScope([input]), written(own), made('batchPut', ['input']), [
        `Puts the ${name}, in place of one with the same key, in a batch.`,
      ]),
      exportedFunction('batchDelete', withScope([key]), written('undefined'), made('batchDelete', ['key']), [
        `Deletes the ${name} with this key, if there is one, in a batch.`,
      ]),
    )
  }
  const found = `The ${name} with this key, for \`batchGet\` and \`transactGet\`.`
  return [...functions, exportedFunction('ref', withScope([key]), `${type('ItemRef')}<${own}>`, made('itemRef', ['key']), [found])]
}

interface TransactOperation {
  readonly action: 'create' | 'put' | 'upsert' | 'update' | 'delete' | 'check'
  /** Absent: as the action. */
  readonly name?: string
  /** Absent: that of the item. */
  readonly plan?: string
  readonly parameters: readonly string[]
  readonly result: string
  readonly docs: string
}

/** The operations that a transaction takes of an entity. */
function transactOperations(file: FileBuilder, context: EmitContext, entity: EntityModel, table: TableModel): TransactOperation[] {
  const { name } = entity
  const names = namesOf(context, name)
  const type = (symbol: string) => file.imports.type('./entities.js', symbol)
  const own = type(names.type)
  const key = `key: ${type(names.key)}`
  const input = `input: ${inputType(file, { entity, names })}`
  const option = (name: 'WriteGuard' | 'CheckOptions') => `options?: ${guardedType(file, name, own, true)}`
  const lost = new Set<string>(lostOperations(entity))
  const operations: TransactOperation[] = []
  const add = (action: TransactOperation['action'], parameters: () => readonly string[], result: string, docs: string) => {
    if (!lost.has(action)) operations.push({ action, parameters: parameters(), result, docs: `${docs}, in a transaction.` })
  }
  if (!canUpsert(entity, table)) lost.add('upsert')
  add('create', () => [input], own, `Puts a new ${name}`)
  add('put', () => [input, option('WriteGuard')], own, `Puts the ${name}, in place of one with the same key`)
  add('upsert', () => [input, option('WriteGuard')], 'undefined', `Writes the ${name} whether or not there is one`)
  for (const update of lost.has('update') ? [] : updatesOf(file, context, entity, true)) {
    operations.push({
      action: 'update',
      name: update.name,
      plan: update.plan,
      parameters: [key, `changes: ${update.changes}`, `${option('WriteGuard')} & ${file.imports.type(runtime, 'ShowOptions')}`],
      result: 'undefined',
      docs: `Changes the ${entity.name} with this key, and the keys of its indexes with it, in a transaction.${update.also}`,
    })
  }
  add('delete', () => [key, option('WriteGuard')], 'undefined', `Deletes the ${name} with this key, if there is one`)
  add(
    'check',
    () => [key, option('CheckOptions')],
    'undefined',
    `Changes nothing, and demands that the ${name} is there and as the options say`,
  )
  return operations
}
