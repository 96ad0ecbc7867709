import type { EntityModel } from '../../model/index.js'
import type { Report } from '../report.js'
import { suggest } from '../suggest.js'

/** Entities with all that share their keys with them, whichever of the two says so. */
export function shareKeys(entities: readonly EntityModel[], report: Report): EntityModel[] {
  for (const entity of entities) for (const other of entity.sharesKeyWith ?? []) checkShared(entity, other, entities, report)
  return entities.map((entity) => {
    const shared = entities.filter(
      (other) => other !== entity && (entity.sharesKeyWith?.includes(other.name) || other.sharesKeyWith?.includes(entity.name)),
    )
    return shared.length === 0 ? entity : { ...entity, sharesKeyWith: shared.map(({ name }) => name) }
  })
}

function checkShared(entity: EntityModel, other: string, entities: readonly EntityModel[], report: Report): void {
  const path = ['entities', entity.name, 'sharesKeyWith']
  const names = entities.filter(({ name, table }) => name !== entity.name && table === entity.table).map(({ name }) => name)
  if (!names.includes(other)) {
    report.add('SCHEMA.UNKNOWN', path, `The table '${entity.table}' has no other entity '${other}'.`, suggest(other, names))
  } else if (entity.discriminator === undefined) {
    report.add(
      'SCHEMA.ATTRIBUTE',
      path,
      `Keys tell the entities of '${entity.table}' apart, so ${entity.name} and ${other} cannot have the same.`,
      'Give the table a discriminator.',
    )
  }
}
