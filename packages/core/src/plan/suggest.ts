import type { Condition, EntityModel, IndexModel, KeyPart, KeyToken, Model, PatternModel, TableModel } from '../model/index.js'
import { candidatesOf } from './candidate.js'
import { strangersIn } from './isolation.js'
import { serve } from './serve.js'

/**
 * The declaration that would serve a pattern, as the schema would say it. Every suggestion is planned before it is made; undefined where
 * none serves.
 */
export function suggestIndex(model: Model, table: TableModel, entity: EntityModel, pattern: PatternModel): string | undefined {
  for (const index of freeIndexes(table, entity)) {
    for (const template of templates(entity, pattern, table.delimiter)) {
      if (!serves(model, table, entity, pattern, index, template)) continue
      const isNew = !table.indexes.some((one) => one.name === index.name)
      const options = [...optionTexts(entity, pattern), `partition: '${template.partition}'`, `sort: '${template.sort}'`]
      const declare = isNew ? ` (with the new global index \`${index.name}\` on the table \`${table.name}\`)` : ''
      return `indexes: { ${index.name}: { ${options.join(', ')} } }${declare}`
    }
  }
  return undefined
}

/** The global indexes with text keys that the entity is not in, and last a new one. */
function freeIndexes(table: TableModel, entity: EntityModel): IndexModel[] {
  const isFree = (index: IndexModel): boolean =>
    index.kind === 'global' &&
    index.key.partition.length === 1 &&
    index.key.sort.length === 1 &&
    [...index.key.partition, ...index.key.sort].every((key) => key.type === 'string') &&
    !entity.indexes.some((membership) => membership.index === index.name)
  let number = 1
  while (table.indexes.some((index) => index.name === `gsi${number}`)) number++
  const name = `gsi${number}`
  return [
    ...table.indexes.filter(isFree),
    {
      kind: 'global',
      name,
      key: { partition: [{ name: `${name}pk`, type: 'string' }], sort: [{ name: `${name}sk`, type: 'string' }] },
      projection: { kind: 'all' },
    },
  ]
}

interface Templates {
  readonly partition: string
  readonly sort: string
}

function templates(entity: EntityModel, pattern: PatternModel, delimiter: string): Templates[] {
  const constants = pattern.where.flatMap((condition) =>
    condition.kind === 'oneOf' && condition.values.length === 1 ? [{ attribute: condition.attribute }] : [],
  )
  const fixed = [...pattern.by, ...constants.filter(({ attribute }) => !pattern.by.some((by) => by.attribute === attribute))]
  const short = fixed
    .map((by) => `${label(by.attribute)}${delimiter}{${by.attribute}${'format' in by && by.format !== undefined ? `:${by.format}` : ''}}`)
    .join(delimiter)
  const ordered = pattern.range ?? pattern.order?.attribute
  const own = entity.key.sort?.kind === 'template' ? entity.key.sort.template : undefined
  const sort = ordered !== undefined ? `{${ordered}}` : pattern.one || own === undefined ? label(entity.name) : own
  const partitions = short === '' ? [label(entity.name)] : [short, `${label(entity.name)}${delimiter}${short}`]
  return partitions.map((partition) => ({ partition, sort }))
}

/** `customerId` → `CUSTOMER`, `warehouseItem` → `WAREHOUSE_ITEM`. */
export function label(name: string): string {
  const words = name.replace(/(?<=[a-z0-9])Id$/, '').replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
  return words.toUpperCase()
}

/** What the index would hold: the conditions of `where` that its key does not fix. */
function conditionsOf(pattern: PatternModel): readonly Condition[] {
  const isFixed = (condition: Condition): boolean =>
    condition.kind === 'oneOf' && (condition.values.length === 1 || pattern.by.some((by) => by.attribute === condition.attribute))
  return pattern.where.filter((condition) => !isFixed(condition))
}

function optionTexts(entity: EntityModel, pattern: PatternModel): string[] {
  const conditions = conditionsOf(pattern).map((condition) =>
    condition.kind === 'oneOf'
      ? `${condition.attribute}: [${condition.values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(', ')}]`
      : `${condition.attribute}: '${condition.kind}'`,
  )
  if (conditions.length > 0) return [`when: { ${conditions.join(', ')} }`]
  const isSparse = pattern.by.some((by) => entity.attributes.find((attribute) => attribute.name === by.attribute)?.optional)
  return isSparse ? ['sparse: true'] : []
}

function serves(
  model: Model,
  table: TableModel,
  entity: EntityModel,
  pattern: PatternModel,
  index: IndexModel,
  template: Templates,
): boolean {
  const [partition, sort] = [index.key.partition[0]?.name ?? '', index.key.sort[0]?.name ?? '']
  const variant = {
    when: conditionsOf(pattern),
    partition: [keyPart(partition, template.partition, table.delimiter)],
    sort: [keyPart(sort, template.sort, table.delimiter)],
  }
  const membership = { index: index.name, declared: true, variants: [variant], sparse: false, onPartialUpdate: 'require' as const }
  const withIndex = { ...table, indexes: [...table.indexes.filter((one) => one.name !== index.name), index] }
  const member = { ...entity, indexes: [...entity.indexes, membership] }
  const changed: Model = {
    ...model,
    tables: model.tables.map((one) => (one.name === table.name ? withIndex : one)),
    entities: model.entities.map((one) => (one.name === entity.name ? member : one)),
  }
  const candidate = candidatesOf(withIndex, member).find((one) => one.index?.name === index.name)
  if (candidate === undefined) return false
  const service = serve(candidate, changed, member, pattern)
  if (!('plan' in service) || service.plan.kind !== 'query') return false
  return strangersIn({ ...service.plan, index }, changed, withIndex, (one) => one.entity.name === entity.name).length === 0
}

/** A template's tokens, near enough for planning: every value as text, or as the format says that it is a slice of a date. */
function keyPart(attribute: string, template: string, delimiter: string): KeyPart {
  const pieces = template.split(/(\{[^}]*\})/).filter((piece) => piece !== '')
  const tokens = pieces.map((piece, i): KeyToken => {
    if (!piece.startsWith('{')) return { kind: 'literal', text: piece }
    const [name = '', format] = piece.slice(1, -1).split(':')
    const encoding = { kind: 'text' as const, ...(i < pieces.length - 1 && { escape: delimiter }) }
    return { kind: 'value', attribute: name, encoding, ...(format !== undefined && { format }) }
  })
  return { kind: 'template', attribute, type: 'string', template, tokens }
}
