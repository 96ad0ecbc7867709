import type { CollectionModel, Model } from '@keyloom/core'
import { collectionNames, type EmitContext, namesOf, planNamed, runtime } from '../context.js'
import { sentence } from '../describe/sentence.js'
import { keyNames } from '../keys/held-attributes.js'
import { requestText } from '../plans/pattern-code.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { array, block, type Code, call, object } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'
import { clientMethods } from '../repositories/client-methods.js'
import { method } from '../repositories/method.js'
import { readParameters } from '../repositories/read-call.js'
import { transactionMethod } from '../repositories/transaction-method.js'

/** `client.ts`: the class with every repository and collection, and what makes it. */
export function emitClient(context: EmitContext): FileBuilder {
  const { client, factory } = context.names
  const file = fileBuilder(context.names.exported)
  file.add(
    [`export class ${client} `, block(classBody(file, context))],
    [`The schema ${context.model.name}: its entities and collections.`],
    {
      kind: 'value',
      name: client,
    },
  )
  const tables = context.model.tables.map(({ name }) => quote(name))
  const options = `${file.imports.type(runtime, 'ConnectOptions')}<${tables.join(' | ')}>`
  const connected = call(file.imports.value(runtime, 'connect'), [
    'options',
    object([
      ['tables: ', array(tables)],
      ['keys: ', array(keyNamesOf(context.model).map(quote))],
    ]),
  ])
  file.add(
    [`export function ${factory}(options: ${options}): ${client} `, block([['return ', call(`new ${client}`, [connected])]])],
    [`Makes the client; \`CLIENT.NO_TABLE\` where a table has no deployed name.`],
    { kind: 'value', name: factory },
  )
  const format = `${client}Format`
  file.add(`export type ${format} = ${file.imports.type(runtime, 'GeneratedFormat')}<1>`, [
    'The form of this code. Where this does not compile, the installed runtime takes another: generate again.',
  ])
  return file
}

function classBody(file: FileBuilder, context: EmitContext): Code[] {
  const entities = context.model.entities.map((entity) => namesOf(context, entity.name))
  const { collections } = context.model
  const connection = file.imports.type(runtime, 'Connection')
  if (collections.length > 0) file.imports.namespace('./plans.js', 'plans')
  const fields = entities.map(({ property, repository }) => `readonly ${property}: ${file.imports.value('./repositories.js', repository)}`)
  const assignments = entities.map(({ property, repository }) => `this.${property} = new ${repository}(connection)`)
  return [
    ...fields,
    `readonly #connection: ${connection}`,
    '',
    [`constructor(connection: ${connection}) `, block(['this.#connection = connection', ...assignments])],
    ...collections.flatMap((collection) => ['', collectionMethod(file, context, collection)]),
    ...(context.model.transactions ?? []).flatMap((transaction) => ['', transactionMethod(file, context, transaction)]),
    ...clientMethods(file).flatMap((method) => ['', method]),
  ]
}

function collectionMethod(file: FileBuilder, context: EmitContext, collection: CollectionModel): Code {
  const plan = planNamed(context, collection.name)
  const names = collectionNames(context, collection.name)
  const { declared, passed } = readParameters(context, plan, file, collection.range)
  const result = `${file.imports.type(runtime, 'CollectionQuery')}<${file.imports.type('./entities.js', names.type)}>`
  const callee = file.imports.value(runtime, 'queryCollection')
  const limit = collection.limit === undefined ? '' : ` At most ${collection.limit} of the many.`
  const docs = [sentence(collection.description), `${requestText(plan)}${limit}`]
  return method(names.method, declared, result, callee, [`plans.${names.plan}`, ...passed], docs)
}

/** The key attributes of all tables and indexes, by their stored names: what middleware leaves alone. */
function keyNamesOf({ tables }: Model): string[] {
  return [...new Set(tables.flatMap((table) => [undefined, ...table.indexes].flatMap((index) => keyNames(table, index))))]
}
