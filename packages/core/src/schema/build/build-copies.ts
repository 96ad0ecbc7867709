import type { AttributeModel, CopiesModel, EntityModel, PatternModel } from '../../model/index.js'
import type { CopiesConfig } from '../copies-option.js'
import type { Entity } from '../entity.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import { COPIES, checkShape } from './check-shape.js'
import { keyAttributes } from './context.js'
import { buildParentKey } from './parent-key.js'

/** Resolves which attributes are copies of whose, once all entities are known. */
export function buildCopies(declared: readonly Entity[], entities: readonly EntityModel[], report: Report): readonly EntityModel[] {
  return entities.map((entity) => {
    const config = declared.find(({ name }) => name === entity.name)?.config.copies
    if (config === undefined) return entity
    const path = ['entities', entity.name, 'copies']
    if (!Array.isArray(config)) {
      const fix = "Write it as [{ of: customer, attributes: { customerName: 'name' }, version: 'customerVersion', found: 'byCustomer' }]."
      report.add('SCHEMA.OPTION', path, `copies of ${entity.name} is not a list.`, fix)
      return entity
    }
    if (entity.latestIn !== undefined)
      report.add('SCHEMA.COPIES', path, `${entity.name} is a point of a series, which nothing changes, so its copies stay as they are.`)
    const copies = config.flatMap((one: CopiesConfig, index) => {
      const at = [...path, String(index)]
      return checkShape(one, COPIES, `copies of ${entity.name}`, at, report) ? (buildOne(one, entity, entities, at, report) ?? []) : []
    })
    checkOnce(copies, entity, path, report)
    return { ...entity, copies }
  })
}

function buildOne(
  config: CopiesConfig,
  entity: EntityModel,
  entities: readonly EntityModel[],
  path: readonly string[],
  report: Report,
): CopiesModel | undefined {
  const owner = entities.find(({ name }) => name === config.of?.name)
  if (owner === undefined) {
    report.add('SCHEMA.UNKNOWN', [...path, 'of'], `The schema does not have the owner of ${entity.name}'s copies.`, 'Add it to entities.')
    return undefined
  }
  if (owner.name === entity.name) report.add('SCHEMA.COPIES', [...path, 'of'], `${entity.name} is not the owner of its own copies.`)
  if (owner.version === undefined)
    report.add(
      'SCHEMA.COPIES',
      [...path, 'of'],
      `${owner.name} has no version, so nothing tells an older copy from a newer one.`,
      `Give ${owner.name} version: true.`,
    )
  const key = buildParentKey('SCHEMA.COPIES', config.key ?? {}, owner, entity, path, report)
  const copied = Object.entries(config.attributes ?? {})
  if (copied.length === 0)
    report.add('SCHEMA.COPIES', [...path, 'attributes'], `The copies of ${owner.name} in ${entity.name} have no attributes.`)
  for (const [name, source] of copied) checkCopy(name, entity, source, owner, [...path, 'attributes', name], report)
  checkVersion(config.version, entity, owner, [...path, 'version'], report)
  const { attributes, version, found } = config
  if (found !== undefined) checkFound(found, entity, owner, Object.values(key), [...path, 'found'], report)
  return { owner: owner.name, attributes, version, key, ...(found !== undefined && { found }) }
}

function checkCopy(name: string, entity: EntityModel, source: string, owner: EntityModel, path: readonly string[], report: Report): void {
  const copy = changeable(name, entity, path, report)
  const original = attributeOf(owner, source, path, report)
  if (original === undefined) return
  if (original.implied !== undefined)
    report.add('SCHEMA.COPIES', path, `'${source}' of ${owner.name} is set by Keyloom, and copies of it would not follow.`)
  else if (copy !== undefined && copy.type.kind !== original.type.kind)
    report.add('SCHEMA.COPIES', path, `'${name}' of ${entity.name} and '${source}' of ${owner.name} are of different types.`)
  else if (copy !== undefined && original.optional && !copy.optional)
    report.add(
      'SCHEMA.COPIES',
      path,
      `'${source}' of ${owner.name} may be absent, and '${name}' of ${entity.name} may not.`,
      'Make it optional.',
    )
}

function checkVersion(name: string, entity: EntityModel, owner: EntityModel, path: readonly string[], report: Report): void {
  if (name === undefined) {
    const fix = `Give ${entity.name} a whole number for it, and name it here: version: 'ownerVersion'.`
    report.add('SCHEMA.COPIES', path, `${entity.name} does not say of which version of ${owner.name} its copies are.`, fix)
    return
  }
  const attribute = changeable(name, entity, path, report)
  if (attribute !== undefined && !(attribute.type.kind === 'number' && attribute.type.integer))
    report.add('SCHEMA.COPIES', path, `'${name}' of ${entity.name} is not a whole number, which a version is.`, 'Use z.int().min(0).')
}

/** An attribute that an update may change by itself, without other items. */
function changeable(name: string, entity: EntityModel, path: readonly string[], report: Report): AttributeModel | undefined {
  const attribute = attributeOf(entity, name, path, report)
  if (attribute === undefined) return undefined
  const place = keyAttributes(entity).has(name)
    ? 'part of the primary key, which no update changes'
    : entity.unique?.some(({ attributes }) => attributes.includes(name))
      ? 'part of a unique constraint'
      : entity.countedIn?.some(({ key }) => Object.values(key).includes(name))
        ? 'what says which item counts it'
        : attribute.implied !== undefined || name === entity.softDelete?.attribute
          ? 'set by Keyloom'
          : undefined
  if (place === undefined) return attribute
  report.add('SCHEMA.COPIES', path, `'${name}' of ${entity.name} is ${place}, so it is no copy that could be kept up to date.`)
  return undefined
}

function attributeOf(entity: EntityModel, name: string, path: readonly string[], report: Report): AttributeModel | undefined {
  const attribute = entity.attributes.find((one) => one.name === name)
  const names = entity.attributes.map((one) => one.name)
  if (attribute === undefined) report.add('SCHEMA.UNKNOWN', path, `${entity.name} has no attribute '${name}'.`, suggest(name, names))
  return attribute
}

/** The pattern has to find all items with copies of one owner, and no others. */
function checkFound(
  name: string,
  entity: EntityModel,
  owner: EntityModel,
  sources: readonly string[],
  path: readonly string[],
  report: Report,
): void {
  const pattern = entity.patterns.find((one) => one.name === name)
  if (pattern === undefined) {
    const names = entity.patterns.map((one) => one.name)
    report.add('SCHEMA.UNKNOWN', path, `${entity.name} has no access pattern '${name}'.`, suggest(name, names))
    return
  }
  const fault = findsOther(pattern, sources)
  if (fault === undefined) return
  const fix = `It is by ${list(sources)} and has no where, limit, one, walk or scan.`
  report.add('SCHEMA.COPIES', path, `${entity.name}.${name} ${fault}, so it does not find the copies of one ${owner.name}.`, fix)
}

function findsOther({ by, where, limit, one, walk, scan }: PatternModel, sources: readonly string[]): string | undefined {
  if (scan !== undefined) return 'reads the whole table'
  const asked = by.filter(({ format }) => format === undefined).map(({ attribute }) => attribute)
  const isSame = asked.length === by.length && by.length === sources.length && sources.every((name) => asked.includes(name))
  if (!isSame) return `is by ${list(by.map(({ attribute, format }) => (format === undefined ? attribute : `${attribute}:${format}`)))}`
  if (where.length > 0) return `finds some of them, by its condition on '${where[0]!.attribute}'`
  if (limit !== undefined || one) return 'finds a limited number of items'
  return walk === undefined ? undefined : 'goes through a limited time'
}

/** A copy is of one attribute, and does not decide whose copies there are. */
function checkOnce(copies: readonly CopiesModel[], entity: EntityModel, path: readonly string[], report: Report): void {
  const sources = copies.flatMap(({ key }) => Object.values(key))
  const known = new Set<string>()
  for (const [index, { attributes, version }] of copies.entries()) {
    const at = [...path, String(index)]
    for (const name of [...Object.keys(attributes), version]) {
      if (known.has(name)) report.add('SCHEMA.COPIES', at, `'${name}' of ${entity.name} is a copy of two attributes.`)
      if (sources.includes(name)) report.add('SCHEMA.COPIES', at, `'${name}' of ${entity.name} is a copy, and says whose copies there are.`)
      known.add(name)
    }
  }
}
