import type { EmitContext } from '../context.js'
import { entityNamed, runtime } from '../context.js'
import { exportedFunction, functionForm } from '../functions/function-form.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { call } from '../print/layout.js'
import { camelCase, pascalCase } from '../print/safe-identifier.js'
import { clientMethodNames, clientMethods } from '../repositories/client-methods.js'
import { transactionMethod } from '../repositories/transaction-method.js'
import { collectionMethod, connectCode } from './client.js'

/** `functions.ts`: what connects, and what the client does that is not one entity's, as functions. */
export function emitConnect(context: EmitContext): FileBuilder {
  const { model, names } = context
  const isScoped = (entity: string | undefined) => entity !== undefined && entityNamed(context, entity).scope !== undefined
  const own = [...names.collections.values()].map(({ method }) => method)
  const declared = [...clientMethodNames, ...own, ...(model.transactions ?? []).map(({ name }) => name)]
  const file = fileBuilder(new Set([...names.exported, ...declared]))
  if (model.collections.length > 0 || names.scope !== undefined) file.imports.namespace('./plans.js', 'plans')
  const { options, connected } = connectCode(file, model, { options: 'TableOptions', connect: 'connectTables' })
  const connection = file.imports.type(runtime, 'Connection')
  file.add(
    exportedFunction(`connect${pascalCase(model.name)}`, [`options: ${options}`], connection, connected, [
      'Makes what all functions are given; `CLIENT.NO_TABLE` where a table has no deployed name.',
    ]),
    [],
  )
  if (names.scope !== undefined) {
    const opened = call(file.imports.value(runtime, 'openScope'), [`plans.${names.scope.plan}`, 'values'])
    const values = file.imports.type('./client.js', names.scope.type)
    file.add(
      exportedFunction(`${camelCase(model.name)}Scope`, [`values: ${values}`], file.imports.type(runtime, 'Scope'), opened, [
        'One scope, for the functions of its entities; `INPUT.INVALID` where its values are none.',
      ]),
      [],
    )
  }
  for (const collection of model.collections) {
    const scoped = isScoped(collection.returns[0]?.entity)
    file.add(collectionMethod(file, context, collection, scoped, functionForm(file, scoped)), [])
  }
  for (const transaction of model.transactions ?? []) {
    file.add(transactionMethod(file, context, transaction, functionForm(file, isScoped(transaction.steps[0]?.entity))), [])
  }
  for (const code of clientMethods(file, model, false, functionForm(file, false))) file.add(code, [])
  return file
}
