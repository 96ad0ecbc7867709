import type { CollectionModel, Plan, QueryPlan } from '@keyloom/core'
import { describePlan } from '@keyloom/core'
import { constant, type EmitContext, entityNamed, runtime, tableNamed } from '../context.js'
import { holds, keyNames } from '../keys/held-attributes.js'
import type { FileBuilder } from '../print/file-builder.js'
import { array, type Code, call, hanging, object } from '../print/layout.js'
import { literal, propertyName, quote } from '../print/safe-identifier.js'
import { conditionText } from './condition-text.js'
import { itemPlan } from './entity-code.js'
import { attributeCodec, attributeNamed, inputCodec, inputsOf } from './inputs.js'
import { itemFunction, type PlanCode } from './key-code.js'
import { sortCode } from './sort-code.js'

/** The plan of a pattern or of a collection as a constant. */
export function addPlan(file: FileBuilder, context: EmitContext, plan: Plan, name: string, collection?: CollectionModel): void {
  const inputs = inputsOf(context, plan)
  const code: PlanCode = { context, file, inputs, table: plan.table, subject: plan.name.split('.')[0] ?? plan.name }
  const by = inputs.map((input): Code => [`${propertyName(input.name)}: `, inputCodec(context, input, file)])
  const members: Code[] = [
    `kind: ${quote(plan.kind)}`,
    `name: ${quote(plan.name)}`,
    `table: ${quote(plan.table)}`,
    ...(plan.kind === 'get' ? [] : place(context, plan)),
    ['by: ', object(by)],
    ...requestMembers(code, plan, collection?.range),
    ...project(context, plan),
    ...(collection === undefined ? [] : [['members: ', collectionMembers(context, plan, collection)]]),
  ]
  const type =
    collection?.one === true
      ? 'OneOfPlan'
      : collection !== undefined
        ? 'CollectionPlan'
        : { get: 'GetPlan', query: 'QueryPlan', scan: 'ScanPlan' }[plan.kind]
  file.add(
    [`export const ${name}: ${file.imports.type(runtime, type)} = `, constant(context, object(members, { broken: true }))],
    [requestText(plan)],
    {
      kind: 'value',
      name,
    },
  )
}

/** The request in words: `Query of the table: …`, `Query of index \`gsi1\`: …`. */
export function requestText(plan: Plan): string {
  const { operation, index, keyCondition, second } = describePlan(plan)
  const where = index === 'table' ? 'the table' : `index \`${index}\``
  return `${operation} of ${where}${keyCondition === '' ? '' : `: ${keyCondition}`}.${second === undefined ? '' : ` Then ${second} of the table: the whole items, 100 a request.`}`
}

function requestMembers(code: PlanCode, plan: Plan, range: string | undefined): Code[] {
  const consistent = plan.kind !== 'scan' && plan.consistent ? ['consistent: true'] : []
  const limit = plan.result.kind !== 'one' && plan.result.limit !== undefined ? [`limit: ${plan.result.limit}`] : []
  const filter = filterMember(code, plan)
  if (plan.kind === 'get') return [['key: ', itemFunction(code, plan.key, ['partition'])], ...consistent]
  if (plan.kind === 'scan') return [['because:', hanging(quote(plan.because))], ...limit, ...filter]
  return [
    [
      'partition: ',
      itemFunction(
        code,
        plan.partition,
        plan.partition.map(() => 'partition' as const),
      ),
    ],
    ...sortCode(code, plan, range),
    ...conditionMember(code.file, plan),
    `forward: ${plan.forward}`,
    ...isolateMember(code, plan),
    ...fanOutMember(code.context, plan),
    ...walkMember(plan),
    ...limit,
    ...filter,
    ...consistent,
  ]
}

/** The index, and the key attributes that a cursor of the read holds. */
function place(context: EmitContext, plan: Exclude<Plan, { kind: 'get' }>): Code[] {
  const table = tableNamed(context, plan.table)
  const index = table.indexes.find(({ name }) => name === plan.index)
  return [
    ...(index === undefined ? [] : [`index: ${quote(index.name)}`, `indexKind: ${quote(index.kind)}`]),
    ['keys: ', array(keyNames(table, index).map(quote))],
  ]
}

function conditionMember(file: FileBuilder, plan: QueryPlan): Code[] {
  const text = conditionText(plan)
  if (text === undefined) return [`condition: ${file.imports.value(runtime, 'assembledCondition')}`]
  if (plan.sort.bound.kind !== 'range') return [['condition:', hanging(quote(text))]]
  return [['condition: ', call(file.imports.value(runtime, 'withRange'), [quote(text)])]]
}

function isolateMember({ context, file }: PlanCode, { isolatedFrom, result }: QueryPlan): Code[] {
  if (isolatedFrom === undefined) return []
  const entities = result.kind === 'collection' ? result.members.map(({ entity }) => entity) : [result.entity]
  const discriminators = entities.flatMap((entity) => entityNamed(context, entity).discriminator ?? [])
  const [first] = discriminators
  if (first === undefined) return []
  const args = [quote(first.attribute), ...discriminators.map(({ value }) => quote(value))]
  return [['isolate: ', call(file.imports.value(runtime, 'isolate'), args)]]
}

function fanOutMember(context: EmitContext, { fanOut, table, index }: QueryPlan): Code[] {
  if (fanOut === undefined) return []
  const { key } = tableNamed(context, table).indexes.find(({ name }) => name === index) ?? tableNamed(context, table)
  const members = [
    `input: ${quote(fanOut.input)}`,
    ['values: ', array(fanOut.values.map(literal))],
    ['order: ', array(key.sort.map(({ name }) => quote(name)))],
  ]
  return [['fanOut: ', object(members)]]
}

function walkMember({ walk }: QueryPlan): Code[] {
  if (walk === undefined) return []
  const { input, unit, maxBuckets, newestFirst } = walk
  const members = [`input: ${quote(input)}`, `unit: ${quote(unit)}`, `maxBuckets: ${maxBuckets}`, `newestFirst: ${newestFirst}`]
  return [['walk: ', object(members)]]
}

function filterMember({ context, file }: PlanCode, plan: Plan): Code[] {
  if (plan.filter.length === 0 || plan.result.kind === 'collection') return []
  const { entity } = plan.result
  const filters = plan.filter.map((name): Code => {
    const attribute = attributeNamed(context, entity, name)
    const codec = attributeCodec(context, entity, attribute, file)
    return [`${propertyName(name)}: `, object([`stored: ${quote(attribute.stored)}`, `codec: ${codec}`])]
  })
  return [['filter: ', call(file.imports.value(runtime, 'filtering'), [object(filters)])]]
}

/** What a pattern that selects asks for: its attributes, what gives others back, and what tells whose item it is. */
function project(context: EmitContext, plan: Plan): Code[] {
  const { select, result } = plan
  if (select === undefined || result.kind === 'collection') return []
  const table = tableNamed(context, plan.table)
  const index = plan.kind === 'get' ? undefined : table.indexes.find(({ name }) => name === plan.index)
  const isHeld = holds(table, index)
  const selected = entityNamed(context, result.entity).attributes.filter(({ name, stored }) => select.includes(name) && isHeld(stored))
  const discriminator = table.discriminator === undefined ? [] : [table.discriminator]
  const expiry = table.ttl === undefined ? [] : [table.ttl].filter(isHeld)
  const { softDelete, attributes } = entityNamed(context, result.entity)
  const deleted = attributes.filter(({ name, stored }) => name === softDelete?.attribute && isHeld(stored)).map(({ stored }) => stored)
  const stored = [...discriminator, ...expiry, ...deleted, ...keyNames(table, index), ...selected.map((attribute) => attribute.stored)]
  return [['project: ', array([...new Set(stored)].map(quote))]]
}

function collectionMembers(context: EmitContext, plan: Plan, { returns }: CollectionModel): Code {
  return array(
    returns.map(({ property, entity, many }) => {
      const view = context.views.of(plan, entity)?.constant ?? itemPlan(context, entityNamed(context, entity))
      return object([`property: ${quote(property)}`, `entity: ${view}`, `many: ${many}`])
    }),
  )
}
