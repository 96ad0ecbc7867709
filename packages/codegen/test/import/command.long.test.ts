import { readFileSync } from 'node:fs'
import { createEngine, type Engine } from '@keyloom/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject, type Project } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

let engine: Engine
let server: Awaited<ReturnType<Engine['listen']>>
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1')
  engine = createEngine()
  server = await engine.listen()
})
afterAll(async () => {
  await server.close()
  vi.unstubAllEnvs()
})

async function keyloom(project: Project, ...args: readonly string[]) {
  const io = captureStreams(project.folder)
  return { exitCode: await run(args, io), ...io.written }
}

/** What of the file follows its head. */
function body(project: Project, name = 'schema.ts'): string {
  const text = readFileSync(project.path(name), 'utf8')
  return text.slice(text.indexOf('\n\n', text.indexOf('// Imported from')) + 2, text.indexOf('\nexport default'))
}

const table = `const table = defineTable('Orders', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk', projection: ['total'] } },
  ttl: 'expires',
  stream: 'new-image',
})
`
const noItems = `
// doubt: there are no items to tell what the keys are made of, which entities there are, and which attributes they have
const ordersItem = defineEntity(table, 'OrdersItem', {
  attributes: {
    pk: z.string().min(1),
    sk: z.string().min(1),
    gsi1pk: z.string().min(1).optional(),
    gsi1sk: z.string().min(1).optional(),
    total: z.unknown().optional(), // doubt: an index projects it, and no item has it
  },
  key: {},
  indexes: {
    gsi1: { sparse: true },
  },
})
`

const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' })
const key = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
]
const definition = {
  TableName: 'Orders',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map(attribute),
  KeySchema: key('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'gsi1', KeySchema: key('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['total'] } },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
}

const yaml = `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Key: { Type: String, Default: pk }
Resources:
  Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub '\${AWS::StackName}-files' } }
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Join ['-', [!Ref AWS::StackName, orders]]
      BillingMode: !If [IsProd, PAY_PER_REQUEST, PROVISIONED]
      AttributeDefinitions:
        - { AttributeName: !Ref Key, AttributeType: S }
        - { AttributeName: sk, AttributeType: S }
        - { AttributeName: gsi1pk, AttributeType: S }
        - { AttributeName: gsi1sk, AttributeType: S }
      KeySchema:
        - { AttributeName: !Ref Key, KeyType: HASH }
        - { AttributeName: sk, KeyType: RANGE }
      GlobalSecondaryIndexes:
        - IndexName: gsi1
          KeySchema: [{ AttributeName: gsi1pk, KeyType: HASH }, { AttributeName: gsi1sk, KeyType: RANGE }]
          Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [total] }
      TimeToLiveSpecification: { AttributeName: expires, Enabled: true }
      StreamSpecification: { StreamViewType: NEW_IMAGE }
`

const terraform = `
variable "name" { default = "Orders" }
resource "aws_dynamodb_table" "orders" {
  name     = var.name
  hash_key = "pk"
  range_key = "sk"
  attribute {
    name = "pk"
    type = "S"
  }
  attribute {
    name = "sk"
    type = "S"
  }
  attribute {
    name = "gsi1pk"
    type = "S"
  }
  attribute {
    name = "gsi1sk"
    type = "S"
  }
  global_secondary_index {
    name = "gsi1"
    hash_key = "gsi1pk"
    range_key = "gsi1sk"
    projection_type = "INCLUDE"
    non_key_attributes = ["total"]
  }
  ttl {
    attribute_name = "expires"
    enabled = true
  }
  stream_enabled = true
  stream_view_type = "NEW_IMAGE"
}
`

test.each([
  ['the answer of DescribeTable', 'table.json', JSON.stringify({ Table: definition }), table.replace("  ttl: 'expires',\n", '')],
  [
    'a CloudFormation template',
    'template.yaml',
    yaml,
    '// doubt: TableName is computed by the template (Fn::Join), so the table has its logical name here\n' +
      '// doubt: AttributeDefinitions[0].AttributeName is the parameter Key, here with its default\n' +
      `// doubt: KeySchema[0].AttributeName is the parameter Key, here with its default\n${table}`,
  ],
  ['a Terraform file', 'main.tf', terraform, table],
])('%s', async (_, file, text, expected) => {
  const project = createProject({ [file]: text })
  expect(await keyloom(project, 'import', '--from', file)).toMatchObject({ exitCode: 0, stdout: 'written schema.ts\n' })
  expect(body(project)).toBe(expected + noItems)
  expect(await keyloom(project, 'generate')).toMatchObject({ exitCode: 0 })
})

const items = ['1x', '2x', '3x'].map((id, total) => ({
  pk: { S: `CUSTOMER#c${id}` },
  sk: { S: `ORDER#${id}` },
  gsi1pk: { S: 'ORDERS' },
  gsi1sk: { S: id },
  entityType: { S: 'Order' },
  customer: { S: `c${id}` },
  id: { S: id },
  total: { N: String(total) },
  tags: { SS: ['a'] },
}))
const order = `
// Inferred from 3 items.
const order = defineEntity(table, 'Order', {
  attributes: {
    customer: z.string().min(1),
    id: z.string().min(1),
    total: z.int(),
    tags: z.set(z.string()),
  },
  key: { partition: 'CUSTOMER#{customer}', sort: 'ORDER#{id}' },
  indexes: { gsi1: { partition: 'ORDERS', sort: '{id}' } },
})
`

test('a simple table of a SAM template, with the key it names and the one it has by default', async () => {
  const project = createProject({
    'template.yaml': `Transform: AWS::Serverless-2016-10-31
Resources:
  Sessions:
    Type: AWS::Serverless::SimpleTable
    Properties:
      TableName: sessions-prod
      PrimaryKey: { Name: number, Type: Number }
  Cache:
    Type: AWS::Serverless::SimpleTable
`,
  })
  expect(await keyloom(project, 'import', '--from', 'template.yaml')).toMatchObject({ exitCode: 0 })
  const text = project.read('schema.ts')
  expect(text).toContain("defineTable('sessions-prod', {\n  key: { partition: { name: 'number', type: 'number' } },\n})")
  expect(text).toContain("defineTable('Cache', {\n  key: { partition: 'id' },\n})")
})

test('a model of NoSQL Workbench, with its sample data', async () => {
  const keyOf = (partition: string, sort: string) => ({ PartitionKey: attribute(partition), SortKey: attribute(sort) })
  const model = {
    ModelName: 'Shop',
    DataModel: [
      {
        TableName: 'Orders',
        KeyAttributes: keyOf('pk', 'sk'),
        NonKeyAttributes: [attribute('customer')],
        GlobalSecondaryIndexes: [{ IndexName: 'gsi1', KeyAttributes: keyOf('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } }],
        TableFacets: [{ FacetName: 'Order' }],
        TableData: items,
      },
      {
        TableName: 'Logs',
        KeyAttributes: { PartitionKey: { AttributeName: 'day', AttributeType: 'N' } },
        NonKeyAttributes: [attribute('text')],
      },
    ],
  }
  const project = createProject({ 'model.json': JSON.stringify(model) })
  expect(await keyloom(project, 'import', '--from', 'model.json')).toEqual({
    exitCode: 0,
    stdout: 'written schema.ts\n',
    stderr: '2 types of 3 items in 2 tables; 3 doubts marked in the file. Add the access patterns, then run `keyloom generate`.\n',
  })
  expect(body(project)).toContain(order.replace('(table,', '(ordersTable,'))
  expect(body(project)).toContain('// doubt: the model has the facets Order: are they the entities below?\n')
  expect(body(project)).toContain('// doubt: the model has no data, and these attributes: text (S)\n')
  expect(await keyloom(project, 'generate')).toMatchObject({ exitCode: 0 })
})

test('items beside the definition of their table, and items alone', async () => {
  const lines = items.map((item) => JSON.stringify({ Item: item })).join('\n')
  const project = createProject({ 'table.json': JSON.stringify(definition), 'orders.jsonl': lines })
  expect(await keyloom(project, 'import', '--from', 'table.json', '--items', 'orders.jsonl')).toMatchObject({ exitCode: 0 })
  expect(body(project)).toContain(order)
  expect(await keyloom(project, 'import', '--from', 'orders.jsonl', '--out', 'other.ts', '--json')).toEqual({
    exitCode: 0,
    stdout: `${JSON.stringify(
      {
        version: 1,
        command: 'import',
        ok: true,
        file: 'other.ts',
        tables: [{ table: 'orders', entities: [{ entity: 'Order', items: 3 }] }],
        doubts: 1,
      },
      undefined,
      2,
    )}\n`,
    stderr: '',
  })
  expect(body(project, 'other.ts')).toContain(order)
})

test('a sample of a live table; generate and lint take what is written', async () => {
  engine.reset()
  engine.execute('CreateTable', definition)
  engine.execute('UpdateTimeToLive', { TableName: 'Orders', TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true } })
  for (const Item of items) engine.execute('PutItem', { TableName: 'Orders', Item })
  const project = createProject({})
  const live = ['--table', 'Orders', '--region', 'us-east-1', '--endpoint', server.endpoint]
  const imported = await keyloom(project, 'import', ...live)
  expect([imported.exitCode, imported.stderr]).toEqual([
    0,
    'Reading 1000 items of Orders at most.\n3 items read; 10 read capacity units.\n' +
      '1 type of 3 items in 1 table; 0 doubts marked in the file. Add the access patterns, then run `keyloom generate`.\n',
  ])
  expect(body(project)).toBe(`${table.replace("stream: 'new-image',\n", "stream: 'new-image',\n  discriminator: 'entityType',\n")}${order}`)
  expect(await keyloom(project, 'generate')).toMatchObject({ exitCode: 0 })
  expect(await keyloom(project, 'lint')).toMatchObject({ exitCode: 0 })
  // What was inferred forms the keys of all items.
  expect(await keyloom(project, 'doctor', ...live)).toMatchObject({ exitCode: 0 })
  engine.execute('DeleteTable', { TableName: 'Orders' })
  expect((await keyloom(project, 'import', ...live, '--force')).stderr).toContain('SCAN.INTERRUPTED')
})

test('a file that is there is left as it is, unless it is to be written over', async () => {
  const project = createProject({ 'table.json': JSON.stringify(definition), 'schema.ts': '// mine\n' })
  const kept = await keyloom(project, 'import', '--from', 'table.json')
  expect([kept.exitCode, kept.stderr.includes('IMPORT.EXISTS'), project.read('schema.ts')]).toEqual([3, true, '// mine\n'])
  expect(await keyloom(project, 'import', '--from', 'table.json', '--force')).toMatchObject({ exitCode: 0 })
  expect(project.read('schema.ts')).toContain('defineTable')
})

test.each([
  ['nothing', [], 'CLI.USAGE: `keyloom import` needs `--from <file>`'],
  ['a file that is not there', ['--from', 'none.json'], 'IMPORT.SOURCE: Cannot read'],
  ['a file that defines no table', ['--from', 'empty.json'], 'defines no table'],
  ['a file that is no JSON', ['--from', 'broken.json'], 'is neither JSON nor YAML'],
  ['a file that is no Terraform', ['--from', 'broken.tf'], 'is no Terraform file'],
  ['lines that are no items', ['--from', 'table.json', '--items', 'broken.json'], 'has no items'],
  ['items without a key', ['--from', 'keyless.jsonl'], 'have no attribute that is a key by its name'],
  ['a table that is not there', ['--from', 'table.json', '--table', 'Order'], "There is no table 'Order' (did you mean `Orders`?)"],
])('%s', async (_, args, message) => {
  const project = createProject({
    'table.json': JSON.stringify(definition),
    'empty.json': '{}',
    'broken.json': '{"a": [',
    'broken.tf': 'resource {',
    'keyless.jsonl': '{"a": 1}\n',
  })
  const { exitCode, stdout, stderr } = await keyloom(project, 'import', ...args)
  expect([exitCode, stdout, stderr.includes(message) ? message : stderr]).toEqual([3, '', message])
})
