import type { CollectionMember, CollectionModel, Condition, EntityModel, PatternInput, PatternOrder } from '../../model/index.js'
import type { Collection, CollectionReturns } from '../collection.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import { splitFormat } from '../template/parse-template.js'
import { buildConditions } from './build-conditions.js'
import { checkName } from './names.js'

type Members = readonly { readonly member: CollectionMember; readonly entity: EntityModel }[]

export function buildCollection(collection: Collection, entities: readonly EntityModel[], report: Report): CollectionModel {
  const { name, config } = collection
  const path = ['collections', name]
  const table = collection.table.name
  checkName('collection', name, path, report)
  const members = buildMembers(collection, entities, path, report)
  if (members.length < 2 && Object.keys(config.returns ?? {}).length < 2) {
    report.add('SCHEMA.COLLECTION', [...path, 'returns'], `'${name}' returns fewer than two entities.`, 'Write a pattern of the entity.')
  }
  if (config.by === undefined) report.add('SCHEMA.COLLECTION', [...path, 'by'], `'${name}' does not say what is known.`, 'Give by.')
  for (const option of ['aliases', 'where'] as const) {
    for (const property of Object.keys(config[option] ?? {})) {
      if (!Object.hasOwn(config.returns ?? {}, property))
        report.add('SCHEMA.UNKNOWN', [...path, option, property], `The collection returns no '${property}'.`)
    }
  }
  const by = (config.by ?? []).flatMap((input): PatternInput[] => {
    const isAttribute = (candidate: string) =>
      members.some(({ entity }) => entity.attributes.some((attribute) => attribute.name === candidate))
    const { name: attribute, format } = splitFormat(input, isAttribute)
    checkEveryMember(attribute, members, [...path, 'by'], report)
    return [{ attribute, ...(format === undefined ? {} : { format }) }]
  })
  const scope = members[0]?.entity.scope ?? []
  if (members.some(({ entity }) => (entity.scope === undefined) !== (scope.length === 0)))
    report.add('SCHEMA.SCOPE', [...path, 'returns'], `Some entities of '${name}' are in a scope, and others are not.`, 'Write two.')
  const known = by.filter(({ format }) => format === undefined).map(({ attribute }) => attribute)
  by.unshift(...scope.filter((attribute) => !known.includes(attribute)).map((attribute) => ({ attribute })))
  const order = buildOrder(config.order, members, path, report)
  if (config.range !== undefined) checkSomeMember(config.range, members, [...path, 'range'], report)
  if (config.limit !== undefined) {
    if (!(Number.isSafeInteger(config.limit) && config.limit >= 1))
      report.add('SCHEMA.COLLECTION', [...path, 'limit'], 'A limit is a whole number from 1 on.')
    if (!members.some(({ member }) => member.many)) {
      report.add(
        'SCHEMA.COLLECTION',
        [...path, 'limit'],
        `'${name}' returns one item of each entity, so a limit counts nothing.`,
        'Write the many side as a list, such as orders: [order].',
      )
    }
  }
  if (config.one === true) checkOne(collection, members, path, report)
  if (config.moving !== undefined && config.moving !== 'incomplete')
    report.add('SCHEMA.COLLECTION', [...path, 'moving'], `moving is 'incomplete', not '${String(config.moving)}'.`)
  if (config.isolate !== undefined) checkIsolation(collection, path, report)
  const indexes = collection.table.config.indexes ?? {}
  if (config.index !== undefined && config.index !== 'table' && !(config.index in indexes)) {
    report.add(
      'SCHEMA.UNKNOWN',
      [...path, 'index'],
      `Table '${table}' has no index '${config.index}'.`,
      suggest(config.index, Object.keys(indexes)),
    )
  }
  return {
    kind: 'collection',
    name,
    ...(config.description === undefined ? {} : { description: config.description }),
    table,
    by,
    returns: members.map(({ member }) => member),
    ...(config.range === undefined ? {} : { range: config.range }),
    ...(order === undefined ? {} : { order }),
    ...(config.limit === undefined ? {} : { limit: config.limit }),
    ...(config.one === true && { one: true as const }),
    ...(config.isolate === 'filter' && { isolate: config.isolate }),
    ...(config.moving === 'incomplete' && { moving: config.moving }),
    ...(config.first === undefined || !checkFirst(config.first, members, [...path, 'first'], report) ? {} : { first: config.first }),
    ...(config.index === undefined ? {} : { index: config.index }),
  }
}

function buildMembers(collection: Collection, entities: readonly EntityModel[], path: readonly string[], report: Report): Members {
  const seen = new Set<string>()
  const returns = (collection.config.returns ?? {}) as CollectionReturns
  return Object.entries(returns).flatMap(([property, value]) => {
    const at = [...path, 'returns', property]
    checkName('result property', property, at, report)
    const [declared] = Array.isArray(value) ? value : [value]
    const entityName: unknown = declared?.name
    const entity = entities.find((candidate) => candidate.name === entityName)
    if (entity === undefined || (Array.isArray(value) && value.length !== 1)) {
      report.add(
        'SCHEMA.UNKNOWN',
        at,
        entity === undefined ? `The schema has no entity '${String(entityName)}'.` : 'A list of a collection holds one entity.',
        entity === undefined ? 'Add it to entities.' : undefined,
      )
      return []
    }
    if (entity.table !== collection.table.name) {
      report.add(
        'SCHEMA.COLLECTION',
        at,
        `${entity.name} is in table '${entity.table}', the collection in '${collection.table.name}': one Query reads one table.`,
      )
    }
    if (seen.has(entity.name)) report.add('SCHEMA.COLLECTION', at, `${entity.name} is returned twice.`)
    seen.add(entity.name)
    const aliases = aliasesOf(collection, property, entity, path, report)
    const where = whereOf(collection, property, entity, path, report)
    return [{ member: { property, entity: entity.name, many: Array.isArray(value), aliases, ...(where.length > 0 && { where }) }, entity }]
  })
}

function whereOf(collection: Collection, property: string, entity: EntityModel, path: readonly string[], report: Report): Condition[] {
  const conditions: unknown = ((collection.config.where ?? {}) as Record<string, unknown>)[property]
  const at = [...path, 'where', property]
  const attributes = new Map(entity.attributes.map((attribute) => [attribute.name, attribute]))
  const where = buildConditions(conditions, 'SCHEMA.COLLECTION', at, { report, name: entity.name, attributes })
  for (const condition of where) {
    if (condition.kind === 'oneOf' && condition.values.length > 1)
      report.add(
        'SCHEMA.COLLECTION',
        [...at, condition.attribute],
        `'${condition.attribute}' may have several values here, which one request cannot ask for.`,
      )
  }
  return where
}

function aliasesOf(
  collection: Collection,
  property: string,
  entity: EntityModel,
  path: readonly string[],
  report: Report,
): Record<string, string> {
  const aliases = ((collection.config.aliases ?? {}) as Record<string, Record<string, string> | undefined>)[property] ?? {}
  for (const [alias, attribute] of Object.entries(aliases)) {
    if (!entity.attributes.some(({ name }) => name === attribute)) {
      report.add(
        'SCHEMA.UNKNOWN',
        [...path, 'aliases', property, alias],
        `${entity.name} has no attribute '${attribute}'.`,
        suggest(
          attribute,
          entity.attributes.map(({ name }) => name),
        ),
      )
    }
  }
  return { ...aliases }
}

function buildOrder(
  order: Readonly<Record<string, 'asc' | 'desc' | undefined>> | undefined,
  members: Members,
  path: readonly string[],
  report: Report,
): PatternOrder | undefined {
  if (order === undefined) return undefined
  const entries = Object.entries(order)
  const [entry] = entries
  if (entry === undefined || entries.length > 1 || (entry[1] !== 'asc' && entry[1] !== 'desc')) {
    report.add('SCHEMA.COLLECTION', [...path, 'order'], 'An order names exactly one attribute.', "Write order: { createdAt: 'desc' }.")
    return undefined
  }
  checkSomeMember(entry[0], members, [...path, 'order'], report)
  return { attribute: entry[0], direction: entry[1] }
}

/** At most one item answers: there is no order to it. */
function checkOne({ name, config }: Collection, members: Members, path: readonly string[], report: Report): void {
  for (const option of ['range', 'order', 'limit', 'first'] as const) {
    if (config[option] !== undefined)
      report.add('SCHEMA.COLLECTION', [...path, option], `At most one item answers '${name}', so ${option} says nothing.`)
  }
  for (const { member } of members) {
    if (member.many)
      report.add('SCHEMA.COLLECTION', [...path, 'returns', member.property], `At most one item answers '${name}', so it has no list.`)
  }
}

function checkFirst(first: string, members: Members, path: readonly string[], report: Report): boolean {
  const found = members.find(({ member }) => member.property === first)
  if (found?.member.many === false) return true
  report.add(
    found === undefined ? 'SCHEMA.UNKNOWN' : 'SCHEMA.COLLECTION',
    path,
    found === undefined ? `The collection returns no '${first}'.` : `'${first}' is a list, and one item comes first.`,
    `Name one of ${list(members.filter(({ member }) => !member.many).map(({ member }) => member.property))}.`,
  )
  return false
}

function has({ member, entity }: Members[number], name: string): boolean {
  const attribute = member.aliases[name] ?? name
  return entity.attributes.some((candidate) => candidate.name === attribute)
}

function checkEveryMember(name: string, members: Members, path: readonly string[], report: Report): void {
  for (const one of members) {
    if (has(one, name)) continue
    report.add(
      'SCHEMA.COLLECTION',
      path,
      `${one.entity.name} has no attribute '${name}', so nothing says which of its items belong to the answer.`,
      `Say what it is called there: aliases: { ${one.member.property}: { ${name}: '…' } }.`,
    )
  }
}

function checkSomeMember(name: string, members: Members, path: readonly string[], report: Report): void {
  if (!members.some((one) => has(one, name))) report.add('SCHEMA.UNKNOWN', path, `No entity of this collection has an attribute '${name}'.`)
}

function checkIsolation({ name, table, config }: Collection, path: readonly string[], report: Report): void {
  const at = [...path, 'isolate']
  if (config.isolate !== 'filter') report.add('SCHEMA.COLLECTION', at, `isolate is 'filter', not '${String(config.isolate)}'.`)
  if (config.one === true)
    report.add('SCHEMA.COLLECTION', at, `'${name}' reads one item, which no filter needs to find.`, 'Remove isolate.')
  if (table.config.discriminator === false)
    report.add(
      'SCHEMA.COLLECTION',
      at,
      `Items of table '${table.name}' have no discriminator that a filter could ask for.`,
      'Separate the keys.',
    )
}
