import type { CodeModel, EntityModel } from '@keyloom/core'
import { type EmitContext, namesOf, runtime, tableNamed } from '../context.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { block, type Code } from '../print/layout.js'
import { ownOutput } from '../print/own-import.js'
import { groupMembers } from '../repositories/group-members.js'
import { repositoryForm } from '../repositories/member-form.js'
import { patternMethod } from '../repositories/pattern-method.js'
import { writeMethods } from '../repositories/write-methods.js'

/** `repositories.ts`: one class per entity, with the writes and one method for each pattern. */
export function emitRepositories(context: EmitContext): FileBuilder {
  const file = fileBuilder(context.names.exported)
  file.imports.namespace('./plans.js', 'plans')
  for (const entity of context.model.entities) addRepository(file, context, entity)
  return file
}

function addRepository(file: FileBuilder, context: EmitContext, entity: EntityModel): void {
  const names = namesOf(context, entity.name)
  const connection = file.imports.type(runtime, 'Connection')
  const table = tableNamed(context, entity.table)
  const types = { entity, names, global: file.global, output: (code: CodeModel) => ownOutput(code, context.sources, file.imports) }
  const methods = [
    ...writeMethods(file, context, types, repositoryForm),
    ...groupMembers(file, types, table),
    ...entity.patterns.map((pattern) => patternMethod(file, context, entity, pattern, repositoryForm)),
  ]
  const scope = entity.scope === undefined ? undefined : file.imports.type(runtime, 'Scope')
  const body: Code[] = [
    `readonly #connection: ${connection}`,
    ...(scope === undefined ? [] : [`readonly #scope: ${scope}`]),
    '',
    [
      `constructor(connection: ${connection}${scope === undefined ? '' : `, scope: ${scope}`}) `,
      block(['this.#connection = connection', ...(scope === undefined ? [] : ['this.#scope = scope'])]),
    ],
    ...methods.flatMap((method) => ['', method]),
  ]
  file.add(
    [`export class ${names.repository} `, block(body)],
    [`Reads and writes of ${entity.name}${scope === undefined ? '' : ' within one scope'}.`],
    {
      kind: 'value',
      name: names.repository,
    },
  )
}
