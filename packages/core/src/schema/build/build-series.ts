import type { AttributeModel, EntityModel } from '../../model/index.js'
import type { Entity } from '../entity.js'
import type { LatestConfig } from '../latest-option.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import { checkShape, LATEST } from './check-shape.js'
import { keyAttributes, sourcesOf } from './context.js'

/** Resolves where the newest points of series are kept, once all entities are known. */
export function buildSeries(declared: readonly Entity[], entities: readonly EntityModel[], report: Report): readonly EntityModel[] {
  return entities.map((point) => {
    const config = declared.find(({ name }) => name === point.name)?.config.latestIn
    if (config === undefined) return point
    const path = ['entities', point.name, 'latestIn']
    if (!checkShape(config, LATEST, `latestIn of ${point.name}`, path, report)) return point
    const latest = entities.find(({ name }) => name === config.entity?.name)
    if (latest === undefined) {
      report.add('SCHEMA.UNKNOWN', [...path, 'entity'], `The schema does not have the latest item of ${point.name}.`, 'Add it to entities.')
      return point
    }
    checkPoint(point, path, report)
    checkLatest(latest, point, [...path, 'entity'], report)
    checkOrder(config, latest, point, [...path, 'by'], report)
    return { ...point, latestIn: { entity: latest.name, by: config.by } }
  })
}

/** What an append could not do, or what would change a point behind it. */
function checkPoint(point: EntityModel, path: readonly string[], report: Report): void {
  const options = (['move', 'sequence', 'softDelete', 'version'] as const).filter((option) => point[option] !== undefined)
  if (options.length > 0)
    report.add('SCHEMA.SERIES', path, `${point.name} has ${list(options)}, and a point of a series is written once.`, 'Leave it out.')
}

/** The latest item is made of the point alone, by an upsert that has a condition and nothing else. */
function checkLatest(latest: EntityModel, point: EntityModel, path: readonly string[], report: Report): void {
  if (latest.table !== point.table)
    report.add('SCHEMA.SERIES', path, `${latest.name} is in another table than ${point.name}, whose newest item it is.`)
  const options = (['unique', 'countedIn', 'latestIn', 'sequence', 'softDelete', 'sharesKeyWith'] as const).filter(
    (option) => latest[option] !== undefined,
  )
  if (latest.name === point.name || options.length > 0)
    report.add(
      'SCHEMA.SERIES',
      path,
      latest.name === point.name
        ? `${point.name} is not its own newest item.`
        : `${latest.name} has ${list(options)}, which an append could not keep.`,
      'Give the newest item an entity of its own.',
    )
  const derived = latest.indexes.flatMap(({ variants }) =>
    variants.flatMap(({ partition, sort }) => [...partition, ...sort].flatMap(sourcesOf)),
  )
  for (const attribute of latest.attributes) {
    const { name, implied } = attribute
    const own = point.attributes.find((one) => one.name === name)
    const isUnknown = implied === 'counter' || ((implied === 'createdAt' || implied === 'version') && derived.includes(name))
    if (isUnknown)
      report.add(
        'SCHEMA.SERIES',
        path,
        `'${name}' of ${latest.name} is in the key of an index or a counter, which an append does not know.`,
      )
    else if (implied === undefined && !isGiven(attribute, own))
      report.add(
        'SCHEMA.SERIES',
        path,
        `'${name}' of ${latest.name} is not given by ${point.name}.`,
        `${point.name} needs an attribute '${name}' of the same type${attribute.optional ? '' : ', which is required'}.`,
      )
  }
  for (const name of latest.scope ?? []) {
    if (point.scope?.includes(name) !== true)
      report.add('SCHEMA.SCOPE', path, `${latest.name} is in the scope of '${name}', and ${point.name} would write to any.`)
  }
}

function isGiven({ type, optional }: AttributeModel, own: AttributeModel | undefined): boolean {
  return own !== undefined && own.implied === undefined && own.type.kind === type.kind && (optional || !own.optional)
}

/** What DynamoDB compares must be there in every item, in the order of its values. */
function checkOrder({ by }: LatestConfig, latest: EntityModel, point: EntityModel, path: readonly string[], report: Report): void {
  const attribute = latest.attributes.find(({ name }) => name === by)
  if (attribute === undefined) {
    const names = latest.attributes.map(({ name }) => name)
    report.add('SCHEMA.UNKNOWN', path, `${latest.name} has no attribute '${by}'.`, suggest(by, names))
    return
  }
  const isOrdered = ['date', 'number', 'bigint', 'string'].includes(attribute.type.kind)
  if (!isOrdered || attribute.optional || attribute.implied !== undefined || keyAttributes(latest).has(by))
    report.add(
      'SCHEMA.SERIES',
      path,
      `'${by}' of ${latest.name} does not say whether a ${point.name} is newer.`,
      `It is a required date, number or text, and not part of the primary key of ${latest.name}.`,
    )
}
