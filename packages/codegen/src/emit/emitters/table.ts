import type { IndexModel, KeyAttribute, KeySchema, KeyType, TableModel } from '@keyloom/core'
import { type EmitContext, found } from '../context.js'
import { copiedAttributes } from '../keys/held-attributes.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { array, block, type Code, object } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'

const sdk = '@aws-sdk/client-dynamodb'

/** `table.ts`: what creates each table, with its indexes. */
export function emitTable(context: EmitContext): FileBuilder {
  const file = fileBuilder(context.names.exported)
  for (const table of context.model.tables) {
    const name = found(context.names.tables.get(table.name), `table ${table.name}`)
    const result = file.imports.type(sdk, 'CreateTableCommandInput')
    file.add(
      [`export function ${name}(tableName: string): ${result} `, block([['return ', tableCode(table)]])],
      [`The input of CreateTable for table \`${table.name}\`, under the name it is deployed with.`],
      { kind: 'value', name },
    )
    if (table.ttl === undefined) continue
    const ttl = found(context.names.timeToLive.get(table.name), `time to live of ${table.name}`)
    file.add(
      [
        `export function ${ttl}(tableName: string): ${file.imports.type(sdk, 'UpdateTimeToLiveCommandInput')} `,
        block([
          [
            'return ',
            object([
              'TableName: tableName',
              ['TimeToLiveSpecification: ', object([`AttributeName: ${quote(table.ttl)}`, 'Enabled: true'])],
            ]),
          ],
        ]),
      ],
      [`The input of UpdateTimeToLive that has expired items of table \`${table.name}\` deleted; for when the table is active.`],
      { kind: 'value', name: ttl },
    )
  }
  return file
}

function tableCode(table: TableModel): Code {
  const global = table.indexes.filter(({ kind }) => kind === 'global')
  const local = table.indexes.filter(({ kind }) => kind === 'local')
  return object(
    [
      'TableName: tableName',
      [
        'AttributeDefinitions: ',
        array(
          keyAttributes(table).map(({ name, type }) =>
            object([`AttributeName: ${quote(name)}`, `AttributeType: ${quote(scalarType(type))}`]),
          ),
        ),
      ],
      ['KeySchema: ', keySchema(table.key)],
      ...(global.length === 0 ? [] : [['GlobalSecondaryIndexes: ', array(global.map((index) => indexCode(index, table)))]]),
      ...(local.length === 0 ? [] : [['LocalSecondaryIndexes: ', array(local.map((index) => indexCode(index, table)))]]),
      ...capacity(table),
      ...(table.stream === undefined
        ? []
        : [
            [
              'StreamSpecification: ',
              object(['StreamEnabled: true', `StreamViewType: ${quote(table.stream.toUpperCase().replaceAll('-', '_'))}`]),
            ],
          ]),
    ],
    { broken: true },
  )
}

function indexCode(index: IndexModel, table: TableModel): Code {
  const isProvisioned = index.kind === 'global' && table.capacity.mode === 'provisioned'
  return object(
    [
      `IndexName: ${quote(index.name)}`,
      ['KeySchema: ', keySchema(index.key)],
      ['Projection: ', projection(index, table)],
      ...(isProvisioned ? throughput({ capacity: index.capacity ?? table.capacity }) : []),
    ],
    { broken: true },
  )
}

function keySchema(key: KeySchema): Code {
  const element =
    (type: string) =>
    ({ name }: KeyAttribute) =>
      object([`AttributeName: ${quote(name)}`, `KeyType: '${type}'`])
  return array([...key.partition.map(element('HASH')), ...key.sort.map(element('RANGE'))])
}

function projection(index: IndexModel, table: TableModel): Code {
  if (index.projection.kind === 'all') return object(["ProjectionType: 'ALL'"])
  const copied = copiedAttributes(index, table)
  if (copied.length === 0) return object(["ProjectionType: 'KEYS_ONLY'"])
  return object(["ProjectionType: 'INCLUDE'", ['NonKeyAttributes: ', array(copied.map(quote))]])
}

function capacity(table: TableModel): Code[] {
  return table.capacity.mode === 'on-demand' ? ["BillingMode: 'PAY_PER_REQUEST'"] : ["BillingMode: 'PROVISIONED'", ...throughput(table)]
}

/** The least that auto-scaling goes down to, which a table starts with. */
function throughput({ capacity: bounds }: Pick<TableModel, 'capacity'>): Code[] {
  if (bounds.mode === 'on-demand') return []
  return [['ProvisionedThroughput: ', object([`ReadCapacityUnits: ${bounds.read.min}`, `WriteCapacityUnits: ${bounds.write.min}`])]]
}

/** Every attribute of a key of the table or of an index, once. */
function keyAttributes(table: TableModel): KeyAttribute[] {
  const all = [table.key, ...table.indexes.map((index) => index.key)].flatMap((key) => [...key.partition, ...key.sort])
  return [...new Map(all.map((attribute) => [attribute.name, attribute])).values()]
}

function scalarType(type: KeyType): 'S' | 'N' | 'B' {
  return type === 'string' ? 'S' : type === 'number' ? 'N' : 'B'
}
