import { canonicalJson, type Model, type Plan, type SchemaProblem } from '@keyloom/core'
import type { EmitContext } from './context.js'
import { emitClient } from './emitters/client.js'
import { emitCodecs } from './emitters/codecs.js'
import { emitEntities } from './emitters/entities.js'
import { emitIndex } from './emitters/index-file.js'
import { emitKeys } from './emitters/keys.js'
import { emitModelReport } from './emitters/model-report.js'
import { emitPlans } from './emitters/plans.js'
import { emitRepositories } from './emitters/repositories.js'
import { emitStreams } from './emitters/streams.js'
import { emitTable } from './emitters/table.js'
import { schemaNames } from './names/schema-names.js'
import { viewsOf } from './plans/views.js'
import { type Banner, withBanner } from './print/banner.js'

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
}

/** The files, or why there can be none. */
export type Emitted = { readonly files: readonly GeneratedFile[] } | { readonly problems: readonly SchemaProblem[] }

/**
 * Prints a model and its plans as code: the same input gives the same bytes. Problems are `EMIT.NAME_COLLISION`, where two things of the
 * schema would have one name in the code.
 */
export function emit(model: Model, plans: readonly Plan[], { version, sources = '..' }: EmitOptions): Emitted {
  const { names, problems } = schemaNames(model)
  if (problems.length > 0) return { problems }
  const byName = new Map(plans.map((plan) => [plan.name, plan]))
  const context: EmitContext = { sources, model, plans: byName, names, views: viewsOf(model, byName, names) }
  const json = canonicalJson(model)
  const banner: Banner = { tool: 'keyloom', version, schema: model.name }

  const entities = emitEntities(context)
  const codecs = emitCodecs(context)
  const keys = emitKeys(context)
  const code = { entities, codecs, keys, plans: emitPlans(context), repositories: emitRepositories(context), table: emitTable(context) }
  const client = emitClient(context)
  const streams = emitStreams(context)
  const index = emitIndex([
    { module: './client.js', file: client },
    { module: './entities.js', file: entities },
    { module: './keys.js', file: keys },
    { module: './repositories.js', file: code.repositories },
    ...(streams === undefined ? [] : [{ module: './streams.js', file: streams }]),
    { module: './table.js', file: code.table },
  ])
  const typescript = Object.entries({ ...code, ...(streams !== undefined && { streams }), client, index }).map(([name, file]) => ({
    path: `${name}.ts`,
    text: withBanner(banner, `\n${file.text()}`),
  }))
  return {
    files: [
      ...typescript,
      { path: 'model.json', text: json },
      { path: 'model.md', text: withBanner(banner, `\n${emitModelReport(context)}`, 'markdown') },
    ],
  }
}
