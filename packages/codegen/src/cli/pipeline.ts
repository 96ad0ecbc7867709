import { dirname, relative } from 'node:path'
import { type Model, type Plan, planModel, type SchemaProblem } from '@keyloom/core'
import type { ResolvedConfig } from '../config/config.js'
import { emit } from '../emit/emit.js'
import { schemaNames } from '../emit/names/schema-names.js'
import { type LocatedProblem, locateProblems } from '../load/locate-problems.js'
import type { OutputFile } from '../write/compare-output.js'
import { buildSchema } from './build-schema.js'
import { version } from './version.js'

/** A schema with its plans, or why it has none. */
export type Planned =
  | { readonly kind: 'problems'; readonly problems: readonly LocatedProblem[] }
  | { readonly kind: 'planned'; readonly model: Model; readonly plans: readonly Plan[] }

/** What would be generated, or why nothing would. */
export type Generated =
  | { readonly kind: 'problems'; readonly problems: readonly LocatedProblem[] }
  | { readonly kind: 'generated'; readonly model: Model; readonly plans: readonly Plan[]; readonly files: readonly OutputFile[] }

/** A model, which may have problems instead of files, or why there is none. */
export type Printed =
  | { readonly kind: 'problems'; readonly problems: readonly LocatedProblem[] }
  | {
      readonly kind: 'printed'
      readonly model: Model
      readonly problems: readonly SchemaProblem[]
      readonly plans: readonly Plan[]
      readonly files?: readonly OutputFile[]
    }

/** Loads the schema of a configuration and plans it. */
export async function planSchema(config: ResolvedConfig): Promise<Planned> {
  const built = await buildSchema(config.schema)
  if ('problems' in built) return withProblems(built.problems, config)
  const { plans, problems } = planModel(built.model)
  if (problems.length > 0) return withProblems(problems, config)
  return { kind: 'planned', model: built.model, plans }
}

/** Loads, plans and prints the schema of a configuration, all in memory. */
export async function generateFiles(config: ResolvedConfig): Promise<Generated> {
  const printed = await printSchema(config)
  if (printed.kind === 'problems') return printed
  const { model, plans, problems, files } = printed
  return files === undefined ? withProblems(problems, config) : { kind: 'generated', model, plans, files }
}

/**
 * The model of a configuration's schema with what would be generated from it; a model whose patterns cannot all be planned has problems and no
 * files.
 */
export async function printSchema(config: ResolvedConfig): Promise<Printed> {
  const built = await buildSchema(config.schema)
  if ('problems' in built) return withProblems(built.problems, config)
  const { out, schema, functions = false, language = 'ts' } = config
  const sources = relative(out, dirname(schema)).replaceAll('\\', '/')
  // A watch sees many changes that leave the model as it is.
  const input = JSON.stringify([built.model, sources, functions, language])
  if (input !== last?.input) last = { input, printed: await printModel(built.model, sources, functions, language) }
  return last.printed
}

/** What was printed last, of which text. */
let last: { readonly input: string; readonly printed: Printed } | undefined

async function printModel(model: Model, sources: string, functions: boolean, language: 'ts' | 'js'): Promise<Printed> {
  const { plans, problems } = planModel(model)
  // Names are checked with the plans' problems, so that one run names them all.
  if (problems.length > 0) return { kind: 'printed', model, plans, problems: [...problems, ...schemaNames(model).problems] }
  const emitted = emit(model, plans, {
    version: version(),
    sources,
    functions,
    // The compiler is loaded where it is asked for.
    ...(language === 'js' && { compile: (await import('../emit/print/javascript.js')).javascript }),
  })
  return 'problems' in emitted
    ? { kind: 'printed', model, plans, problems: emitted.problems }
    : { kind: 'printed', model, plans, problems: [], files: emitted.files }
}

async function withProblems(problems: readonly SchemaProblem[], config: ResolvedConfig) {
  return { kind: 'problems' as const, problems: await locateProblems(problems, config.schema) }
}
