import type { EntityDraft, ImportedTable, SchemaDraft } from '../draft.js'
import { settle } from '../settle.js'
import { inferTable } from './infer-table.js'
import { distinctNames } from './names.js'

/** A schema that can be loaded, of tables and their items. */
export function inferSchema(name: string, tables: readonly ImportedTable[]): SchemaDraft {
  const drafts = tables.map(inferTable)
  const names = distinctNames(drafts.flatMap(({ entities }) => entities.map((entity) => entity.name)))
  return settle({
    name,
    tables: drafts.map((table) => ({
      ...table,
      entities: table.entities.map((entity) => renamed(entity, names.shift()!, table.discriminator)),
    })),
  })
}

/** The entity by another name, whose items still say the old one. */
function renamed(entity: EntityDraft, name: string, discriminator: string | false): EntityDraft {
  if (name === entity.name) return entity
  return { ...entity, name, ...(discriminator !== false && { discriminator: entity.discriminator ?? entity.name }) }
}
