import {
  describePlan,
  type EntityModel,
  type IndexModel,
  type KeySchema,
  type Membership,
  type Plan,
  type TableModel,
  type TransactionModel,
} from '@keyloom/core'
import { type EmitContext, planNamed } from '../context.js'
import { joinWords, membershipText, templateOf } from '../describe/key-text.js'
import { markdownTable } from '../describe/markdown-table.js'
import { sentence } from '../describe/sentence.js'
import { copiedAttributes } from '../keys/held-attributes.js'
import { inputsOf } from '../plans/inputs.js'

/** `model.md`: which entity stores what in each index, how every access pattern is answered, and the declared transactions. */
export function emitModelReport(context: EmitContext): string {
  const { model } = context
  const tables = model.tables.flatMap((table) => tableSection(context, table))
  const { transactions = [] } = model
  return [`# ${model.name}`, ...tables, '## Access patterns', patternTable(context), ...transactionSection(transactions)]
    .join('\n\n')
    .concat('\n')
}

function tableSection(context: EmitContext, table: TableModel): string[] {
  const entities = context.model.entities.filter((entity) => entity.table === table.name)
  return [
    `## Table \`${table.name}\``,
    tableFacts(table),
    `### ${keyTitle('Table', table.key)}`,
    markdownTable(
      ['entity', ...keyColumns(table.key), 'description'],
      entities.map((entity) => primaryRow(entity)),
    ),
    ...table.indexes.flatMap((index) => {
      const members = entities.flatMap((entity) =>
        entity.indexes.filter((membership) => membership.index === index.name).flatMap((membership) => memberRows(entity, membership)),
      )
      const kind = index.kind === 'global' ? 'Global' : 'Local'
      return [
        `### ${keyTitle(`${kind} index \`${index.name}\``, index.key)}`,
        projectionText(index, table),
        members.length === 0 ? 'No entity is in it.' : markdownTable(['entity', ...keyColumns(index.key), 'which items'], members),
      ]
    }),
  ]
}

function tableFacts(table: TableModel): string {
  const { capacity } = table
  const facts = [
    capacity.mode === 'on-demand'
      ? 'On-demand capacity.'
      : `Provisioned capacity: reads ${capacity.read.min} to ${capacity.read.max}, writes ${capacity.write.min} to ${capacity.write.max}.`,
    table.discriminator === undefined ? 'Keys tell the entities apart.' : `\`${table.discriminator}\` holds the type of each item.`,
    table.ttl === undefined ? '' : `Items expire at the time in \`${table.ttl}\`.`,
    table.stream === undefined ? '' : `Stream: ${table.stream}.`,
  ]
  return facts.filter((fact) => fact !== '').join(' ')
}

function keyTitle(name: string, key: KeySchema): string {
  const sort = key.sort.length === 0 ? '' : `, sort key ${attributeNames(key.sort)}`
  return `${name}: partition key ${attributeNames(key.partition)}${sort}`
}

function attributeNames(attributes: KeySchema['sort']): string {
  return joinWords(attributes.map(({ name, type }) => `\`${name}\`${type === 'string' ? '' : ` (${type})`}`))
}

function keyColumns(key: KeySchema): string[] {
  return [...key.partition, ...key.sort].map(({ name }) => `\`${name}\``)
}

function primaryRow(entity: EntityModel): string[] {
  const { partition, sort } = entity.key
  const description = sentence(entity.description)
  return [entity.name, `\`${templateOf(partition)}\``, ...(sort === undefined ? [] : [`\`${templateOf(sort)}\``]), description]
}

function memberRows(entity: EntityModel, { variants, declared }: Membership): string[][] {
  return variants.map((variant) => [
    entity.name,
    ...[...variant.partition, ...variant.sort].map((part) => `\`${templateOf(part)}\``),
    `${membershipText(variant) || 'all'}${declared ? '' : ' (not declared: the items hold these attributes)'}`,
  ])
}

function projectionText(index: IndexModel, table: TableModel): string {
  if (index.projection.kind === 'all') return 'Holds whole items.'
  const copied = copiedAttributes(index, table).map((name) => `\`${name}\``)
  return copied.length === 0 ? 'Holds keys only.' : `Holds keys and ${joinWords(copied)}.`
}

function patternTable(context: EmitContext): string {
  const { entities, collections } = context.model
  const names = [
    ...entities.flatMap((entity) => entity.patterns.map((pattern) => `${entity.name}.${pattern.name}`)),
    ...collections.map(({ name }) => name),
  ]
  const rows = names.map((name) => patternRow(context, planNamed(context, name)))
  if (rows.length === 0) return 'None.'
  return markdownTable(['pattern', 'inputs', 'operation', 'index', 'key condition', 'consistency', 'entities'], rows)
}

function patternRow(context: EmitContext, plan: Plan): string[] {
  const { operation, index, keyCondition, consistency, second } = describePlan(plan)
  const members = plan.result.kind === 'collection' ? plan.result.members.map(({ entity }) => entity) : [plan.result.entity]
  const inputs = inputsOf(context, plan).map(({ name }) => `\`${name}\``)
  const condition = plan.kind === 'scan' ? `everything: ${plan.because}` : keyCondition
  return [
    plan.name,
    inputs.join(', '),
    second === undefined ? operation : `${operation}, ${second}`,
    index,
    condition,
    consistency,
    members.join(', '),
  ]
}

function transactionSection(transactions: readonly TransactionModel[]): string[] {
  if (transactions.length === 0) return []
  const rows = transactions.map(({ name, input, steps, description }) => [
    name,
    input.map((one) => `\`${one.name}\``).join(', '),
    joinWords(steps.map((step) => `\`${step.name}\` (${step.action} ${step.entity})`)),
    sentence(description),
  ])
  return ['## Transactions', markdownTable(['transaction', 'inputs', 'steps', 'description'], rows)]
}
