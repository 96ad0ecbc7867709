import { join } from 'node:path'
import { designSchema } from '../../packages/codegen/dist/design/design.js'
import { loadModule } from '../../packages/codegen/dist/load/load-module.js'

/** The indexes of a published design, and those that are proposed for its entities and patterns without its keys. */
export async function redesign(folder) {
  const { default: schema } = await loadModule(join(folder, 'schema.ts'))
  const published = schema.config.tables.reduce((sum, { config }) => sum + Object.keys(config.indexes ?? {}).length, 0)
  const designed = designSchema(schema)
  if ('problems' in designed) {
    const unserved = designed.problems.map(({ path, message }) => ({ demand: path.join('.'), why: message }))
    return { published, proposed: 0, unserved }
  }
  const { tables, unserved } = designed.design
  return { published, proposed: tables.reduce((sum, { indexes }) => sum + indexes.length, 0), unserved }
}
