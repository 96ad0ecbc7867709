import type { CodeModel, EntityModel, Model, SchemaProblem } from '@keyloom/core'
import { type EmitContext, namesOf, tableNamed } from '../context.js'
import { functionForm } from '../functions/function-form.js'
import { operationFunctions, operationNames } from '../functions/operation-functions.js'
import { nameScope } from '../names/name-scope.js'
import { memberNames } from '../names/schema-names.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { ownOutput } from '../print/own-import.js'
import { patternMethod } from '../repositories/pattern-method.js'
import { writeMethods } from '../repositories/write-methods.js'

/** Patterns that would have the name of something else among the functions of their entity. */
export function functionProblems({ entities }: Model): readonly SchemaProblem[] {
  const problems: SchemaProblem[] = []
  const own = Object.fromEntries(['plans', 'updateInPlace', ...operationNames].map((name) => [name, `the module's own \`${name}\``]))
  for (const { name, patterns } of entities) {
    const scope = nameScope(`among the functions of ${name}`, own, problems)
    for (const pattern of patterns) scope.claim(pattern.name, `the pattern ${pattern.name}`, ['entities', name, 'patterns', pattern.name])
  }
  return problems
}

/**
 * `order-functions.ts`: what the repository of an entity does, as functions. A bundler keeps those that are called, and of the runtime what these
 * need.
 */
export function emitFunctions(context: EmitContext, entity: EntityModel): FileBuilder {
  const { names: all } = context
  const names = namesOf(context, entity.name)
  const table = tableNamed(context, entity.table)
  // What is imported gives way to what is declared here.
  const patterns = entity.patterns.map(({ name }) => name)
  const file = fileBuilder(new Set([...all.exported, ...memberNames, ...operationNames, ...patterns]))
  file.imports.namespace('./plans.js', 'plans')
  const types = { entity, names, global: file.global, output: (code: CodeModel) => ownOutput(code, context.sources, file.imports) }
  const form = functionForm(file, entity.scope !== undefined)
  const functions = [
    ...writeMethods(file, context, types, form),
    ...operationFunctions(file, context, entity, table),
    ...entity.patterns.map((pattern) => patternMethod(file, context, entity, pattern, form)),
  ]
  for (const code of functions) file.add(code, [])
  return file
}
