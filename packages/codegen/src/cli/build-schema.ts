import { buildModel, type Schema } from '@keyloom/core'
import { loadSchema } from '../load/load-schema.js'

/** The model of a schema file; where it has code of its own, with the names that generated code imports it by. */
export async function buildSchema(file: string): Promise<ReturnType<typeof buildModel>> {
  const built = buildModel(await loadSchema(file))
  if (!('problems' in built) || !built.problems.some(({ code }) => code === 'SCHEMA.CODE')) return built
  const { loadWithCode } = await import('../load/load-code.js')
  const { schema, codeOf } = await loadWithCode(file)
  return buildModel(schema as Schema, { codeOf })
}
