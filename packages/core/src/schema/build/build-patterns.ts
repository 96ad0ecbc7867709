import type { AttributeModel, Condition, PatternInput, PatternModel, PatternOrder } from '../../model/index.js'
import type { Pattern } from '../pattern.js'
import { suggest } from '../suggest.js'
import { splitFormat } from '../template/parse-template.js'
import { resolveEncoding } from '../template/resolve-encoding.js'
import { buildConditions } from './build-conditions.js'
import { checkFanOut, fanOutOf } from './build-fan-out.js'
import { checkWalk, walkOf } from './build-walk.js'
import { checkShape, PATTERN } from './check-shape.js'
import type { EntityContext } from './context.js'
import { checkName } from './names.js'

const LOSSY: ReadonlySet<string> = new Set(['lower', 'upper', 'orElse', 'year', 'month', 'day', 'hour'])

export function buildPatterns(patterns: Readonly<Record<string, Pattern>>, context: EntityContext): PatternModel[] {
  return Object.entries(patterns).flatMap(([name, pattern]) => {
    const path = [...context.path, 'patterns', name]
    return checkShape(pattern, PATTERN, `the pattern '${name}'`, path, context.report) ? [buildPattern(name, pattern, path, context)] : []
  })
}

function buildPattern(name: string, pattern: Pattern, path: readonly string[], context: EntityContext): PatternModel {
  const { report } = context
  checkName('pattern', name, path, report)
  const given = buildInputs(pattern.by ?? [], [...path, 'by'], context)
  const by = pattern.scan === undefined ? [...scopeInputs(given, context), ...given] : given
  const where = buildConditions(pattern.where, 'SCHEMA.PATTERN', [...path, 'where'], context)
  const range = attributeNamed(pattern.range, [...path, 'range'], context)
  const order = buildOrder(pattern.order, [...path, 'order'], context)
  const model: PatternModel = {
    kind: 'pattern',
    name,
    ...(pattern.description === undefined ? {} : { description: pattern.description }),
    by,
    where,
    ...(range === undefined ? {} : { range: range.name }),
    ...(order === undefined ? {} : { order }),
    ...fanOutOf(pattern.fanOut, [...path, 'fanOut'], context),
    ...walkOf(pattern.walk, [...path, 'walk'], context),
    one: pattern.one === true,
    ...(pattern.limit === undefined ? {} : { limit: pattern.limit }),
    filter: buildNames(pattern.filter ?? [], [...path, 'filter'], context),
    ...(pattern.select === undefined ? {} : { select: buildNames(pattern.select, [...path, 'select'], context) }),
    ...(pattern.hydrate === true ? { hydrate: true as const } : {}),
    ...(pattern.isolate === 'filter' ? { isolate: pattern.isolate } : {}),
    ...(pattern.moving === 'incomplete' ? { moving: pattern.moving } : {}),
    consistent: pattern.consistent === true,
    ...(pattern.index === undefined ? {} : { index: pattern.index }),
    ...(pattern.renamedFrom === undefined ? {} : { renamedFrom: pattern.renamedFrom }),
    ...(pattern.scan === undefined ? {} : { scan: buildScan(pattern.scan) }),
  }
  checkPattern(model, pattern, path, context)
  return model
}

function buildScan(scan: { readonly because: string; readonly index?: string }): { because: string; index?: string } {
  return { because: scan.because, ...(scan.index === undefined ? {} : { index: scan.index }) }
}

/** What every call is given by the scope it is in. */
function scopeInputs(given: readonly PatternInput[], { scope }: EntityContext): PatternInput[] {
  const known = given.filter(({ format }) => format === undefined).map(({ attribute }) => attribute)
  return scope.filter((attribute) => !known.includes(attribute)).map((attribute) => ({ attribute }))
}

function buildInputs(by: readonly string[], path: readonly string[], context: EntityContext): PatternInput[] {
  const { report } = context
  const seen = new Set<string>()
  return by.flatMap((input): PatternInput[] => {
    const { name, format } = splitFormat(input, (candidate) => context.attributes.has(candidate))
    const attribute = attributeNamed(name, path, context)
    if (attribute === undefined) return []
    if (seen.has(name)) report.add('SCHEMA.PATTERN', path, `'${name}' stands twice in by.`)
    seen.add(name)
    // What a fallback stands for is asked for by its text.
    const encoding = resolveEncoding(
      attribute.type,
      format === 'orElse' && attribute.type.kind === 'string' ? undefined : format,
      undefined,
      context.table.formats,
    )
    const isLossyOwn = !('fault' in encoding) && encoding.kind === 'custom' && !encoding.injective
    // An attribute that no template can hold can still be known, where it is a key attribute itself.
    if ('fault' in encoding && (format !== undefined || attribute.type.kind !== 'binary') && attribute.type.kind !== 'date') {
      report.add(
        encoding.isFormat === true ? 'SCHEMA.FORMAT' : 'SCHEMA.PATTERN',
        path,
        `Attribute '${name}' of ${context.name} ${encoding.fault}.`,
        encoding.fix,
      )
    } else if (format !== undefined && !LOSSY.has(format) && !isLossyOwn) {
      report.add('SCHEMA.FORMAT', path, `'${input}' asks for a format that loses nothing.`, `Write '${name}': its value is known.`)
    }
    return [{ attribute: name, ...(format === undefined ? {} : { format }) }]
  })
}

/** An order names exactly one attribute. */
export function buildOrder(
  order: Readonly<Record<string, 'asc' | 'desc' | undefined>> | undefined,
  path: readonly string[],
  context: EntityContext,
): PatternOrder | undefined {
  if (order === undefined) return undefined
  const entries = Object.entries(order).filter(([, direction]) => direction !== undefined)
  const [entry] = entries
  if (entry === undefined || entries.length > 1) {
    context.report.add('SCHEMA.PATTERN', path, 'An order names exactly one attribute.', "Write order: { createdAt: 'desc' }.")
    return undefined
  }
  const [name, direction] = entry
  const attribute = attributeNamed(name, path, context)
  if (attribute === undefined) return undefined
  if (direction !== 'asc' && direction !== 'desc') {
    context.report.add('SCHEMA.PATTERN', path, `The order of '${name}' is neither 'asc' nor 'desc'.`)
    return undefined
  }
  return { attribute: name, direction }
}

function buildNames(names: readonly string[], path: readonly string[], context: EntityContext): string[] {
  return [...new Set(names)].filter((name) => attributeNamed(name, path, context) !== undefined)
}

function attributeNamed(name: string | undefined, path: readonly string[], context: EntityContext): AttributeModel | undefined {
  if (name === undefined) return undefined
  const attribute = context.attributes.get(name)
  if (attribute === undefined) {
    context.report.add('SCHEMA.UNKNOWN', path, `${context.name} has no attribute '${name}'.`, suggest(name, context.attributes.keys()))
  }
  return attribute
}

/** What contradicts itself, whatever the keys are. */
function checkPattern(model: PatternModel, pattern: Pattern, path: readonly string[], context: EntityContext): void {
  const fault = (at: string, message: string, fix?: string) => context.report.add('SCHEMA.PATTERN', [...path, at], message, fix)
  const known = new Set(model.by.filter(({ format }) => format === undefined).map(({ attribute }) => attribute))
  if (pattern.by === undefined && pattern.scan === undefined)
    fault('by', `'${model.name}' does not say what is known.`, 'Give by; by: [] asks for every item of the entity.')
  if (pattern.by !== undefined && pattern.scan !== undefined)
    fault('scan', `'${model.name}' has by, so it needs no Scan.`, 'Remove scan, or remove by and use filter.')
  if (model.scan !== undefined) checkScan(model, fault)
  if (pattern.scan !== undefined && context.scope.length > 0) {
    const fix = 'Give it by, or move the entity to a table of its own without a scope.'
    context.report.add('SCHEMA.SCOPE', [...path, 'scan'], `A Scan reads every scope, and ${context.name} is in one.`, fix)
  }
  for (const [property, attribute] of [
    ['range', model.range],
    ['order', model.order?.attribute],
  ] as const) {
    if (attribute !== undefined && known.has(attribute))
      fault(
        property,
        `'${attribute}' is known by ${property === 'range' ? 'equality, so it has no range' : 'equality, so it orders nothing'}.`,
      )
  }
  for (const attribute of model.filter)
    if (known.has(attribute)) fault('filter', `'${attribute}' is known by equality, so a filter on it is of no use.`)
  for (const condition of model.where) checkWhere(condition, known, fault)
  if (model.one) {
    for (const property of ['range', 'order', 'limit'] as const) {
      if (model[property] !== undefined)
        fault(
          property,
          `At most one item answers '${model.name}', so ${property} says nothing.`,
          property === 'limit' ? 'For the first of several, remove one and give order and limit: 1.' : undefined,
        )
    }
  }
  if (model.limit !== undefined && !(Number.isSafeInteger(model.limit) && model.limit >= 1))
    fault('limit', 'A limit is a whole number from 1 on.')
  if (model.select !== undefined && pattern.select?.length === 0) fault('select', 'A selection of no attributes returns nothing.')
  if (model.fanOut !== undefined) checkFanOut(model, model.fanOut, fault)
  if (pattern.moving !== undefined && pattern.moving !== 'incomplete')
    fault('moving', `moving is 'incomplete', not '${String(pattern.moving)}'.`)
  if (pattern.isolate !== undefined) checkIsolation(pattern.isolate, model, context, fault)
  if (model.walk !== undefined) checkWalk(model, model.walk, fault)
  if (model.hydrate === true) {
    if (model.select !== undefined) fault('hydrate', 'What is read whole selects nothing.', 'Remove select, or remove hydrate.')
    if (model.scan !== undefined) fault('hydrate', 'A Scan is not read a second time.')
    if (model.index === 'table') fault('hydrate', 'The table holds whole items, so there is nothing to read again.')
  }
  const indexes = context.table.indexes.map((index) => index.name)
  for (const [at, index] of [
    ['index', model.index],
    ['scan', model.scan?.index],
  ] as const) {
    if (index === undefined || indexes.includes(index) || (at === 'index' && index === 'table')) continue
    context.report.add('SCHEMA.UNKNOWN', [...path, at], `Table '${context.table.name}' has no index '${index}'.`, suggest(index, indexes))
  }
}

type Fault = (at: string, message: string, fix?: string) => void

function checkScan(model: PatternModel, fault: Fault): void {
  if (typeof model.scan?.because !== 'string' || model.scan.because.trim() === '')
    fault('scan', 'A Scan needs the reason for it.', "Write scan: { because: '…' }.")
  if (model.one) fault('one', 'A Scan reads everything, so it does not identify one item.')
  if (model.range !== undefined) fault('range', 'A Scan has no range.', 'Use filter.')
  if (model.order !== undefined) fault('order', 'A Scan has no order.')
  if (model.moving !== undefined) fault('moving', 'A Scan finds items under either key.', 'Remove moving.')
  if (model.index !== undefined)
    fault('index', 'The index of a Scan stands beside its reason.', `Write scan: { because: '…', index: '${model.index}' }.`)
}

function checkIsolation(isolate: string, model: PatternModel, { table }: EntityContext, fault: Fault): void {
  if (isolate !== 'filter') fault('isolate', `isolate is 'filter', not '${isolate}'.`)
  if (model.scan !== undefined) fault('isolate', 'A Scan reads the items of all entities anyway.', 'Remove isolate.')
  if (table.discriminator === undefined)
    fault('isolate', `Items of table '${table.name}' have no discriminator that a filter could ask for.`, 'Separate the keys.')
}

function checkWhere(condition: Condition, known: ReadonlySet<string>, fault: Fault): void {
  const { attribute } = condition
  if (condition.kind !== 'oneOf' && known.has(attribute)) fault('where', `'${attribute}' is known by equality, so it is present.`)
  if (condition.kind === 'oneOf' && condition.values.length === 1 && known.has(attribute)) {
    fault('where', `'${attribute}' has one value here, so a call does not give it.`, 'Remove it from by.')
  }
  if (condition.kind === 'oneOf' && condition.values.length > 1 && !known.has(attribute)) {
    fault('where', `'${attribute}' may have several values here, which one request cannot ask for.`, 'Put it in by, or give one value.')
  }
}
