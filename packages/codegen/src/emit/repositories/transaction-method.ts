import type { Json, TransactionInput, TransactionModel, TransactionStep } from '@keyloom/core'
import { type EmitContext, entityNamed, namesOf, runtime } from '../context.js'
import { joinWords } from '../describe/key-text.js'
import { sentence } from '../describe/sentence.js'
import { attributeNamed, attributeTypeIn } from '../plans/inputs.js'
import type { FileBuilder } from '../print/file-builder.js'
import { array, type Code, members, object } from '../print/layout.js'
import { access, literal, memberName, propertyName, quote } from '../print/safe-identifier.js'
import { property } from '../types/members.js'
import { transactFunction } from './client-methods.js'
import type { MemberForm } from './member-form.js'

/** The method of a declared transaction: its steps as one call of `transact`. */
export function transactionMethod(file: FileBuilder, context: EmitContext, transaction: TransactionModel, form: MemberForm): Code {
  const input =
    transaction.input.length === 0
      ? []
      : [['input: ', members(transaction.input.map((one) => inputMember(file, context, transaction, one)))]]
  const results = transaction.steps.map(({ name, action, entity }) => {
    const gives = action === 'create' || action === 'put'
    return `readonly ${memberName(name)}: ${gives ? file.imports.type('./entities.js', namesOf(context, entity).type) : 'undefined'}`
  })
  const steps = object(transaction.steps.map((step) => [`${propertyName(step.name)}: `, operation(file, context, step, form)]))
  const what = joinWords(transaction.steps.map(({ name, action, entity }) => `\`${name}\` (${action} ${entity})`))
  return form.method(
    transaction.name,
    [...input, `options?: ${file.imports.type(runtime, 'TransactOptions')}`],
    [`${file.global('Promise')}<`, members(results), '>'],
    file.imports.value(runtime, transactFunction(context.model)),
    [steps, 'options', quote(transaction.name)],
    [sentence(transaction.description), `Transaction of ${what}: all of them, or \`TRANSACTION.CANCELED\`.`],
  )
}

/** An input that is only ever used for what may be missing may be missing, too. */
function inputMember(
  file: FileBuilder,
  context: EmitContext,
  transaction: TransactionModel,
  { name, entity, attribute }: TransactionInput,
): string {
  const type = attributeTypeIn(context, entity, attributeNamed(context, entity, attribute), file)
  const mayMiss = transaction.steps.every((step) => {
    const { attributes } = entityNamed(context, step.entity)
    const others = [step.key, step.set, step.add, step.if].some((values) => uses(values, name))
    const own = Object.entries(step.values ?? {}).filter(([, value]) => uses(value, name))
    return !others && own.every(([each]) => attributes.some((one) => one.name === each && (one.optional || one.default !== undefined)))
  })
  return property(name, mayMiss, mayMiss ? `${type} | undefined` : type)
}

function uses(value: unknown, input: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  return isInput(value) ? value.input === input : Object.values(value).some((one) => uses(one, input))
}

function operation(file: FileBuilder, context: EmitContext, step: TransactionStep, form: MemberForm): Code {
  const options = [
    ...(step.exists === false ? ['exists: false'] : []),
    ...(step.if === undefined ? [] : [['if: ', form.condition(file, value(step.if))]]),
  ]
  const last = options.length === 0 ? [] : [object(options)]
  const made = (args: readonly Code[]) => form.operation(file, namesOf(context, step.entity), step, [...args, ...last])
  if (step.values !== undefined) return made([value(step.values)])
  const changes = [
    ...(step.set === undefined ? [] : [['set: ', value(step.set)]]),
    ...(step.add === undefined ? [] : [['add: ', value(step.add)]]),
    ...(step.remove === undefined ? [] : [['remove: ', array(step.remove.map(quote))]]),
  ]
  return made([value(step.key ?? {}), ...(step.action === 'update' ? [object(changes)] : [])])
}

function value(json: Json): Code {
  if (json === null || typeof json !== 'object') return literal(json)
  if (Array.isArray(json)) return array(json.map((one: Json) => value(one)))
  if (isInput(json)) return access('input', json.input)
  return object(Object.entries(json).map(([name, one]) => [`${propertyName(name)}: `, value(one as Json)]))
}

function isInput(value: object): value is { readonly input: string } {
  return 'input' in value && typeof value.input === 'string' && Object.keys(value).length === 1
}
