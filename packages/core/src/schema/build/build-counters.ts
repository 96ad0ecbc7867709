import type { AttributeModel, CounterModel, EntityModel } from '../../model/index.js'
import type { CounterConfig, SequenceConfig } from '../counter-option.js'
import type { Entity } from '../entity.js'
import type { Report } from '../report.js'
import { suggest } from '../suggest.js'
import { COUNTER, checkShape, SEQUENCE } from './check-shape.js'
import { keyAttributes, sourcesOf } from './context.js'
import { buildParentKey } from './parent-key.js'

/**
 * Resolves the sequences and counts that entities declare, once all entities are known. The counter of a parent becomes an attribute that
 * Keyloom alone sets.
 */
export function buildCounters(declared: readonly Entity[], entities: readonly EntityModel[], report: Report): readonly EntityModel[] {
  const found = new Map<EntityModel, Pick<EntityModel, 'sequence' | 'countedIn'>>()
  for (const entity of entities) {
    const { sequence, countedIn } = declared.find(({ name }) => name === entity.name)?.config ?? {}
    found.set(entity, {
      ...(sequence !== undefined && buildSequence(sequence, entity, entities, report)),
      ...(countedIn !== undefined && { countedIn: buildCounts(countedIn, entity, entities, report) }),
    })
  }
  const sequences = countersOf([...found.values()].flatMap(({ sequence }) => sequence ?? []))
  const counts = countersOf([...found.values()].flatMap(({ countedIn }) => countedIn ?? []))
  for (const [parent, names] of sequences) {
    for (const name of names) {
      if (counts.get(parent)?.has(name))
        report.add(
          'SCHEMA.COUNTER',
          ['entities', parent, 'attributes', name],
          `'${name}' of ${parent} numbers items and counts items.`,
          'Give each a counter of its own.',
        )
    }
  }
  return entities.map((entity) => {
    const isCounter = (name: string) => sequences.get(entity.name)?.has(name) === true || counts.get(entity.name)?.has(name) === true
    return {
      ...entity,
      ...found.get(entity),
      attributes: entity.attributes.map((attribute) => (isCounter(attribute.name) ? asCounter(attribute) : attribute)),
    }
  })
}

function countersOf(counters: readonly CounterModel[]): ReadonlyMap<string, ReadonlySet<string>> {
  const byParent = new Map<string, Set<string>>()
  for (const { parent, counter } of counters) byParent.set(parent, (byParent.get(parent) ?? new Set()).add(counter))
  return byParent
}

function asCounter({ default: _, ...attribute }: AttributeModel): AttributeModel {
  return { ...attribute, optional: false, implied: 'counter' }
}

function buildSequence(
  config: SequenceConfig,
  entity: EntityModel,
  entities: readonly EntityModel[],
  report: Report,
): Pick<EntityModel, 'sequence'> {
  const path = ['entities', entity.name, 'sequence']
  if (!checkShape(config, SEQUENCE, `the sequence of ${entity.name}`, path, report)) return {}
  const counter = buildCounter(config, entity, entities, path, report)
  const attribute = entity.attributes.find(({ name }) => name === config.attribute)
  const at = [...path, 'attribute']
  if (attribute === undefined) {
    const names = entity.attributes.map(({ name }) => name)
    report.add('SCHEMA.UNKNOWN', at, `${entity.name} has no attribute '${config.attribute}'.`, suggest(config.attribute, names))
  } else if (!isWholeNumber(attribute) || attribute.optional || attribute.default !== undefined || attribute.implied !== undefined) {
    report.add(
      'SCHEMA.COUNTER',
      at,
      `'${attribute.name}' of ${entity.name} is not a required whole number, which a sequence fills.`,
      'Use z.int().',
    )
  }
  if (counter === undefined) return {}
  const missing = Object.values(counter.key).find((name) => mayMiss(entity, name))
  if (missing !== undefined)
    report.add(
      'SCHEMA.COUNTER',
      path,
      `'${missing}' of ${entity.name} may be left out, and a number needs its parent.`,
      'Make it required.',
    )
  return { sequence: { attribute: config.attribute, ...counter } }
}

function buildCounts(
  config: readonly CounterConfig[],
  entity: EntityModel,
  entities: readonly EntityModel[],
  report: Report,
): readonly CounterModel[] {
  const path = ['entities', entity.name, 'countedIn']
  if (!Array.isArray(config)) {
    report.add('SCHEMA.OPTION', path, `countedIn of ${entity.name} is not a list.`, "Write it as [{ parent: photo, counter: 'likes' }].")
    return []
  }
  if (entity.ttl !== undefined)
    report.add(
      'SCHEMA.COUNTER',
      path,
      `${entity.name} expires by '${entity.ttl}', and nothing counts what DynamoDB removes then.`,
      'Leave countedIn or ttl out.',
    )
  return config.flatMap((one: CounterConfig, index) => {
    const at = [...path, String(index)]
    if (!checkShape(one, COUNTER, `a count of ${entity.name}`, at, report)) return []
    return buildCounter(one, entity, entities, at, report) ?? []
  })
}

function buildCounter(
  { parent: declared, counter, key = {} }: CounterConfig,
  entity: EntityModel,
  entities: readonly EntityModel[],
  path: readonly string[],
  report: Report,
): CounterModel | undefined {
  const parent = entities.find(({ name }) => name === declared?.name)
  if (parent === undefined) {
    report.add('SCHEMA.UNKNOWN', [...path, 'parent'], `The schema does not have the parent of ${entity.name}.`, 'Add it to entities.')
    return undefined
  }
  if (parent.table !== entity.table)
    report.add('SCHEMA.COUNTER', [...path, 'parent'], `${parent.name} is in another table than ${entity.name}, which its counter counts.`)
  checkCounter(counter, parent, [...path, 'counter'], report)
  return { parent: parent.name, counter, key: buildParentKey('SCHEMA.COUNTER', key, parent, entity, path, report) }
}

/** What DynamoDB adds to is known to it alone, so nothing can be derived from it. */
function checkCounter(name: string, parent: EntityModel, path: readonly string[], report: Report): void {
  const attribute = parent.attributes.find((one) => one.name === name)
  if (attribute === undefined) {
    const names = parent.attributes.map((one) => one.name)
    report.add('SCHEMA.UNKNOWN', path, `${parent.name} has no attribute '${name}'.`, suggest(name, names))
    return
  }
  if (!isWholeNumber(attribute) || attribute.implied !== undefined || attribute.name === parent.ttl)
    report.add('SCHEMA.COUNTER', path, `'${name}' of ${parent.name} is not a whole number that could count.`, 'Use z.int().min(0).')
  const index = parent.indexes.find(({ variants }) =>
    variants.some(
      ({ when, partition, sort }) =>
        when.some((condition) => condition.attribute === name) || [...partition, ...sort].flatMap(sourcesOf).includes(name),
    ),
  )
  const place = keyAttributes(parent).has(name)
    ? 'the primary key'
    : index !== undefined
      ? `the index '${index.index}'`
      : parent.unique?.some(({ attributes }) => attributes.includes(name))
        ? 'a unique constraint'
        : undefined
  if (place !== undefined)
    report.add('SCHEMA.COUNTER', path, `'${name}' of ${parent.name} is part of ${place}, which no count could keep up to date.`)
}

function isWholeNumber({ type }: AttributeModel): boolean {
  return type.kind === 'number' && type.integer
}

function mayMiss({ attributes }: EntityModel, name: string): boolean {
  return attributes.some((one) => one.name === name && (one.optional || one.default !== undefined))
}
