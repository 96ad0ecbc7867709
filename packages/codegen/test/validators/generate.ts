/** Generated code, brought to life without a folder: printed as `keyloom generate` prints it, compiled, and run. */
import { compileFunction } from 'node:vm'
import { buildModel, defineEntity, defineSchema, defineTable, planModel } from '@keyloom/core'
import * as runtime from '@keyloom/core/runtime'
import ts from 'typescript'
import { z } from 'zod'
import { emit } from '../../src/emit/emit.js'

/** The repository of one schema: an entity with the attributes `id` and `value`. */
export interface Repository {
  create(input: unknown): Promise<object>
  get(key: { readonly id: string }): Promise<object | undefined>
}

/** The key of each entity. */
export const id = z.string()

/** One repository for each of these schemas. `client` is what the repositories send their commands to. */
export function repositoriesOf(schemas: readonly z.ZodType[], client: runtime.Client): readonly Repository[] {
  const table = defineTable('fuzz', { key: { partition: 'pk' } })
  const entities = schemas.map((value, number) =>
    defineEntity(table, `E${number}`, { attributes: { id, value }, key: { partition: 'E#{id}' } }),
  )
  const built = buildModel(defineSchema({ name: 'fuzz', tables: [table], entities }))
  if ('problems' in built) return refused(built.problems)
  const { plans, problems } = planModel(built.model)
  const emitted = emit(built.model, plans, { version: '0.0.0' })
  if ('problems' in emitted || problems.length > 0) return refused('problems' in emitted ? emitted.problems : problems)
  const modules = new Map(emitted.files.map(({ path, text }) => [`./${path.replace(/\.ts$/, '.js')}`, text]))
  const { createFuzz } = load('./client.js', modules, new Map([['@keyloom/core/runtime', runtime]])) as {
    readonly createFuzz: (options: object) => Readonly<Record<string, Repository>>
  }
  const shop = createFuzz({ client, tables: { fuzz: 'fuzz' } })
  return schemas.map((_, number) => shop[`e${number}`]!)
}

function load(name: string, texts: ReadonlyMap<string, string>, loaded: Map<string, unknown>): unknown {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const { outputText } = ts.transpileModule(texts.get(name) ?? '', {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  const exports: object = {}
  loaded.set(name, exports)
  compileFunction(outputText, ['require', 'exports'])((inner: string) => load(inner, texts, loaded), exports)
  return exports
}

function refused(problems: readonly { readonly message: string }[]): never {
  const cause = problems.map(({ message }) => message).join('\n')
  throw new TypeError(`The fuzzer made a schema that Keyloom refuses:\n${cause}`)
}
