import { canonicalJson, type Model, type Plan, type SchemaProblem } from '@keyloom/core'
import { type EmitContext, namesOf } from './context.js'
import { emitClient } from './emitters/client.js'
import { emitCodecs } from './emitters/codecs.js'
import { emitConnect } from './emitters/connect.js'
import { emitEntities } from './emitters/entities.js'
import { emitFunctions, functionProblems } from './emitters/functions.js'
import { emitIndex } from './emitters/index-file.js'
import { emitKeys } from './emitters/keys.js'
import { emitModelReport } from './emitters/model-report.js'
import { emitPlans } from './emitters/plans.js'
import { emitRepositories } from './emitters/repositories.js'
import { emitStreams } from './emitters/streams.js'
import { emitTable } from './emitters/table.js'
import { functionsModule } from './functions/function-form.js'
import { schemaNames } from './names/schema-names.js'
import { viewsOf } from './plans/views.js'
import { type Banner, withBanner } from './print/banner.js'
import type { FileBuilder } from './print/file-builder.js'
import type { CompiledModule } from './print/javascript.js'

/** A file as it is to be written, with line feeds only. */
export interface GeneratedFile {
  /** Relative to the output folder, with `/` between folders. */
  readonly path: string
  readonly text: string
}

export interface EmitOptions {
  /** Of the generator, for the banner. */
  readonly version: string
  /** From the output folder to that of the schema file, with `/` between folders: what generated code imports of the user's is there. */
  readonly sources?: string
  /** Whether what repositories and the client do is printed as functions, too. */
  readonly functions?: boolean
  /** `javascript`, where code is to run as it is: then each module is a `.js` and a `.d.ts`. */
  readonly compile?: (name: string, text: string) => CompiledModule
}

/** The files, or why there can be none. */
export type Emitted = { readonly files: readonly GeneratedFile[] } | { readonly problems: readonly SchemaProblem[] }

/**
 * Prints a model and its plans as code: the same input gives the same bytes. Problems are `EMIT.NAME_COLLISION`, where two things of the
 * schema would have one name in the code.
 */
export function emit(model: Model, plans: readonly Plan[], { version, sources = '..', functions = false, compile }: EmitOptions): Emitted {
  const { names, problems } = schemaNames(model)
  const all = functions ? [...problems, ...functionProblems(model)] : problems
  if (all.length > 0) return { problems: all }
  const byName = new Map(plans.map((plan) => [plan.name, plan]))
  const entities = new Map(model.entities.map((entity) => [entity.name, entity]))
  const views = viewsOf({ model, entities, plans: byName, names })
  const context: EmitContext = { sources, model, entities, plans: byName, names, views, functions }
  const json = canonicalJson(model)
  const banner: Banner = { tool: 'keyloom', version, schema: model.name }

  const types = emitEntities(context)
  const codecs = emitCodecs(context)
  const keys = emitKeys(context)
  const code = {
    entities: types,
    codecs,
    keys,
    plans: emitPlans(context),
    repositories: emitRepositories(context),
    table: emitTable(context),
  }
  const client = emitClient(context)
  const streams = emitStreams(context)
  const index = emitIndex([
    { module: './client.js', file: client },
    { module: './entities.js', file: types },
    { module: './keys.js', file: keys },
    { module: './repositories.js', file: code.repositories },
    ...(streams === undefined ? [] : [{ module: './streams.js', file: streams }]),
    { module: './table.js', file: code.table },
  ])
  const modules = { ...code, ...(streams !== undefined && { streams }), client, index, ...(functions && functionFiles(context)) }
  const texts = Object.entries(modules).flatMap(([name, file]) => moduleTexts(name, file.text(), compile))
  return {
    files: [
      ...texts.map(({ path, text }) => ({ path, text: withBanner(banner, `\n${text}`) })),
      { path: 'model.json', text: json },
      { path: 'model.md', text: withBanner(banner, `\n${emitModelReport(context)}`, 'markdown') },
    ],
  }
}

function moduleTexts(name: string, text: string, compile: EmitOptions['compile']): readonly GeneratedFile[] {
  if (compile === undefined) return [{ path: `${name}.ts`, text }]
  const { code, declarations } = compile(name, text)
  return [
    { path: `${name}.js`, text: code },
    { path: `${name}.d.ts`, text: declarations },
  ]
}

/** A module for each entity, and one for what is not one entity's. */
function functionFiles(context: EmitContext): Readonly<Record<string, FileBuilder>> {
  const modules = context.model.entities.map((entity) => [functionsModule(namesOf(context, entity.name)), emitFunctions(context, entity)])
  return { ...Object.fromEntries(modules), functions: emitConnect(context) }
}
