import type { AttributeModel, EntityModel, Membership, SoftDeleteModel } from '../../model/index.js'
import type { EntityConfig } from '../entity.js'
import { suggest } from '../suggest.js'
import type { EntityContext } from './context.js'

/** An entity whose items are hidden when they are deleted: the time of it is an attribute that Keyloom alone sets. */
export function buildSoftDelete(
  option: NonNullable<EntityConfig['softDelete']>,
  entity: EntityModel,
  { report, path: entityPath, table }: EntityContext,
): EntityModel {
  const path = [...entityPath, 'softDelete']
  const { attribute: name, purgeAfterDays } = typeof option === 'string' ? { attribute: option, purgeAfterDays: undefined } : option
  const attribute = entity.attributes.find((one) => one.name === name)
  if (attribute === undefined) {
    const names = entity.attributes.map((one) => one.name)
    report.add('SCHEMA.UNKNOWN', path, `${entity.name} has no attribute '${name}'.`, suggest(name, names))
    return entity
  }
  if (attribute.type.kind !== 'date' || !attribute.optional || attribute.implied !== undefined || name === entity.ttl) {
    report.add('SCHEMA.SOFT_DELETE', path, `'${name}' of ${entity.name} is not an optional date of its own.`, 'Use z.date().optional().')
    return entity
  }
  const isExpiring = purgeAfterDays !== undefined
  if (isExpiring && !(Number.isInteger(purgeAfterDays) && purgeAfterDays > 0))
    report.add('SCHEMA.SOFT_DELETE', path, 'purgeAfterDays is a whole number of days above 0.')
  if (isExpiring && (table.ttl === undefined || entity.ttl !== undefined)) {
    const why = table.ttl === undefined ? `table '${table.name}' has no ttl` : `'${entity.ttl}' of ${entity.name} has another meaning`
    report.add('SCHEMA.SOFT_DELETE', path, `Deleted items cannot expire: ${why}.`, 'Leave purgeAfterDays out.')
  }
  for (const membership of entity.indexes) checkShows(membership, attribute, entity.name, { report, path, table })
  const softDelete: SoftDeleteModel = { attribute: name, ...(isExpiring && { purgeAfterDays }) }
  const attributes = entity.attributes.map((one) => (one === attribute ? { ...one, implied: 'deletedAt' as const } : one))
  return { ...entity, attributes, softDelete }
}

/** An index either has no deleted items, or shows which ones are. */
function checkShows(
  { index: name, variants }: Membership,
  { name: attribute, stored }: AttributeModel,
  entity: string,
  { report, path, table }: Pick<EntityContext, 'report' | 'path' | 'table'>,
): void {
  const projection = table.indexes.find((index) => index.name === name)?.projection ?? { kind: 'all' }
  const shows = projection.kind === 'all' || (projection.kind === 'include' && projection.attributes.includes(stored))
  const isFree = variants.every(({ when }) => when.some((one) => one.kind === 'absent' && one.attribute === attribute))
  if (shows || isFree) return
  report.add(
    'SCHEMA.SOFT_DELETE',
    path,
    `The index '${name}' does not show which items of ${entity} are deleted.`,
    `Add '${stored}' to its projection, or keep them out of it: when: { ${attribute}: 'absent' }.`,
  )
}
