import type { CollectionModel, Model } from '@keyloom/core'
import { collectionNames, type EmitContext, entityNamed, found, namesOf, planNamed, runtime } from '../context.js'
import { sentence } from '../describe/sentence.js'
import { keyNames } from '../keys/held-attributes.js'
import type { ScopeNames } from '../names/schema-names.js'
import { attributeNamed, attributeTypeIn } from '../plans/inputs.js'
import { requestText } from '../plans/pattern-code.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { jsdoc } from '../print/jsdoc.js'
import { array, block, type Code, call, object } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'
import { clientMethods } from '../repositories/client-methods.js'
import { type MemberForm, repositoryForm } from '../repositories/member-form.js'
import { readParameters } from '../repositories/read-call.js'
import { transactionMethod } from '../repositories/transaction-method.js'
import { property } from '../types/members.js'

/** `client.ts`: the class with every repository and collection, and what makes it. */
export function emitClient(context: EmitContext): FileBuilder {
  const { client, factory } = context.names
  const file = fileBuilder(context.names.exported)
  const { scope } = context.names
  file.add(
    [`export class ${client} `, block(classBody(file, context, false))],
    [`The schema ${context.model.name}: its entities and collections.`],
    {
      kind: 'value',
      name: client,
    },
  )
  if (scope !== undefined) addScope(file, context, scope)
  const { options, connected } = connectCode(file, context.model, { options: 'ConnectOptions', connect: 'connect' })
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

/** The options that a connection is made of, and what makes it, as the runtime names them. */
export function connectCode(
  file: FileBuilder,
  model: Model,
  by: { readonly options: string; readonly connect: string },
): { readonly options: string; readonly connected: Code } {
  const tables = model.tables.map(({ name }) => quote(name))
  return {
    options: `${file.imports.type(runtime, by.options)}<${tables.join(' | ')}>`,
    connected: call(file.imports.value(runtime, by.connect), [
      'options',
      object([
        ['tables: ', array(tables)],
        ['keys: ', array(keyNamesOf(model).map(quote))],
      ]),
    ]),
  }
}

/** The client of what is in no scope, or the client within one. */
function classBody(file: FileBuilder, context: EmitContext, isScoped: boolean): Code[] {
  const isHere = (entity: string) => (entityNamed(context, entity).scope !== undefined) === isScoped
  const entities = context.model.entities.filter(({ name }) => isHere(name)).map((entity) => namesOf(context, entity.name))
  const collections = context.model.collections.filter(({ returns: [member] }) => member !== undefined && isHere(member.entity))
  const transactions = (context.model.transactions ?? []).filter(({ steps: [step] }) => step !== undefined && isHere(step.entity))
  const connection = file.imports.type(runtime, 'Connection')
  const scope = isScoped ? file.imports.type(runtime, 'Scope') : undefined
  if (collections.length > 0 || context.names.scope !== undefined) file.imports.namespace('./plans.js', 'plans')
  const fields = entities.map(({ property, repository }) => `readonly ${property}: ${file.imports.value('./repositories.js', repository)}`)
  const given = isScoped ? 'connection, scope' : 'connection'
  const assignments = entities.map(({ property, repository }) => `this.${property} = new ${repository}(${given})`)
  return [
    ...fields,
    `readonly #connection: ${connection}`,
    ...(scope === undefined ? [] : [`readonly #scope: ${scope}`]),
    '',
    [
      `constructor(connection: ${connection}${scope === undefined ? '' : `, scope: ${scope}`}) `,
      block(['this.#connection = connection', ...(isScoped ? ['this.#scope = scope'] : []), ...assignments]),
    ],
    ...(isScoped || context.names.scope === undefined ? [] : ['', inMethod(file, context.names.scope)]),
    ...collections.flatMap((collection) => ['', collectionMethod(file, context, collection, isScoped, repositoryForm)]),
    ...transactions.flatMap((transaction) => ['', transactionMethod(file, context, transaction, repositoryForm)]),
    ...clientMethods(file, context.model, isScoped, repositoryForm).flatMap((method) => ['', method]),
  ]
}

function addScope(file: FileBuilder, context: EmitContext, scope: ScopeNames): void {
  const entity = found(
    context.model.entities.find((one) => one.scope !== undefined),
    'entity in a scope',
  )
  const attributes = (entity.scope ?? []).map((name) => attributeNamed(context, entity.name, name))
  const members = attributes.map((one) => property(one.name, false, attributeTypeIn(context, entity.name, one, file)))
  file.add(
    [`export class ${scope.client} `, block(classBody(file, context, true))],
    [`The schema ${context.model.name} within one scope: nothing of another one is read or written.`],
    {
      kind: 'value',
      name: scope.client,
    },
  )
  file.add([`export interface ${scope.type} `, block(members)], [`What keeps apart the items of ${context.model.name}.`], {
    kind: 'type',
    name: scope.type,
  })
}

function inMethod(file: FileBuilder, scope: ScopeNames): Code {
  const opened = call(file.imports.value(runtime, 'openScope'), [`plans.${scope.plan}`, 'scope'])
  return [
    `${jsdoc(['The entities of one scope, and nothing of another one; `INPUT.INVALID` where its values are none.'], 2).trimStart()}  `,
    call('in', [`scope: ${scope.type}`]),
    `: ${scope.client} `,
    block([['return ', call(`new ${scope.client}`, ['this.#connection', opened])]]),
  ]
}

/** The method of a collection. */
export function collectionMethod(
  file: FileBuilder,
  context: EmitContext,
  collection: CollectionModel,
  isScoped: boolean,
  form: MemberForm,
): Code {
  const plan = planNamed(context, collection.name)
  const names = collectionNames(context, collection.name)
  const { declared, passed } = readParameters(context, plan, file, collection.range)
  const isOne = collection.one === true
  const result = `${file.imports.type(runtime, isOne ? 'Lookup' : 'CollectionQuery')}<${file.imports.type('./entities.js', names.type)}>`
  const callee = file.imports.value(runtime, isOne ? 'oneOf' : 'queryCollection')
  const limit = collection.limit === undefined ? '' : ` At most ${collection.limit} of the many.`
  const docs = [
    sentence(collection.description),
    `${requestText(plan)}${limit}${collection.moving === undefined ? '' : ' Lacks what is still under `otherKey` of the schema.'}`,
  ]
  return form.method(names.method, declared, result, callee, [form.plan(file, names.plan, isScoped), ...passed], docs)
}

/** The key attributes of all tables and indexes, by their stored names: what middleware leaves alone. */
function keyNamesOf({ tables }: Model): string[] {
  return [...new Set(tables.flatMap((table) => [undefined, ...table.indexes].flatMap((index) => keyNames(table, index))))]
}
