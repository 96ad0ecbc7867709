import type { EntityModel, TableModel } from '@keyloom/core'
import { type EmitContext, namesOf, runtime, tableNamed } from '../context.js'
import { joinWords } from '../describe/key-text.js'
import { keyFormCode } from '../plans/owns-code.js'
import { recoverFromKey } from '../plans/recover-code.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { array, block, type Code, call, object, union } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'

/** `streams.ts`: what the records of the tables' streams become. Undefined where no table has a stream. */
export function emitStreams(context: EmitContext): FileBuilder | undefined {
  const { streamRecord: type, decodeStreamRecord: decode } = context.names
  const tables = context.model.tables.filter(({ stream }) => stream !== undefined)
  const entities = context.model.entities.filter(({ table }) => tables.some(({ name }) => name === table))
  if (entities.length === 0) return undefined
  const file = fileBuilder(context.names.exported)
  file.imports.namespace('./plans.js', 'plans')
  const types = entities.map((entity) => recordType(file, context, entity))
  const names = joinWords(tables.map(({ name }) => `\`${name}\``))
  file.add(
    [`export type ${type} =`, union([...types, file.imports.type(runtime, 'UnknownStreamRecord')])],
    [`A change of an item, as the stream of ${names} tells it. What the schema does not know has \`entity: undefined\`.`],
    { kind: 'type', name: type },
  )
  const plans = entities.map((entity) => entityCode(file, context, entity))
  file.add([`const records: ${file.imports.type(runtime, 'StreamPlan')} = `, object([['entities: ', array(plans)]], { broken: true })], [])
  const input = file.imports.type(runtime, 'StreamRecordInput')
  const body = ['return ', call(file.imports.value(runtime, 'decodeRecord'), ['records', 'record'])]
  file.add(
    [`export function ${decode}(record: ${input}): ${type} `, block([body])],
    [
      'The change that a record tells of: one of DynamoDB Streams, from the SDK or in an event of Lambda, or of a Kinesis data stream.',
      '`STREAM.INVALID` for anything else.',
    ],
    { kind: 'value', name: decode },
  )
  return file
}

function recordType(file: FileBuilder, context: EmitContext, entity: EntityModel): Code {
  const own = file.imports.type('./entities.js', namesOf(context, entity.name).type)
  const view = quote(viewOf(tableNamed(context, entity.table)))
  return `${file.imports.type(runtime, 'StreamRecord')}<${quote(entity.name)}, ${own}, ${keyType(file, context, entity)}, ${view}>`
}

/** What the primary key alone says of the entity. */
function keyType(file: FileBuilder, context: EmitContext, entity: EntityModel): string {
  const own = file.imports.type('./entities.js', namesOf(context, entity.name).type)
  const names = recoverFromKey(entity, file, context).attributes.map(({ name }) => quote(name))
  return `${file.global('Pick')}<${own}, ${names.length === 0 ? 'never' : names.join(' | ')}>`
}

function entityCode(file: FileBuilder, context: EmitContext, entity: EntityModel): Code {
  const plan = `plans.${namesOf(context, entity.name).plan}`
  const table = tableNamed(context, entity.table)
  const { attributes, recover } = recoverFromKey(entity, file, context)
  const names = array(attributes.map(({ name }) => quote(name)))
  const view = `${file.imports.value(runtime, 'partialView')}<${keyType(file, context, entity)}>`
  const owns = keyFormCode(entity, table)
  return object(
    [
      `entity: ${plan}`,
      `view: ${quote(viewOf(table))}`,
      ['key: ', call(view, [plan, names, ...(recover === undefined ? [] : [recover])])],
      ...(owns === undefined ? [] : [`owns: ${owns}`]),
    ],
    { broken: true },
  )
}

function viewOf({ stream }: TableModel): string {
  return stream ?? 'keys-only'
}
