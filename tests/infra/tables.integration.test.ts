import { readFileSync } from 'node:fs'
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type LocalSecondaryIndexDescription,
  type TableDescription,
} from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { libraryTable, tenantsTable } from './generated/index.js'

const read = (name: string) => readFileSync(new URL(`./generated/deploy/${name}`, import.meta.url), 'utf8')
const { Resources } = parse(read('cloudformation.yaml'))
const fromTemplate = (id: string) => {
  // A template says these in its own way, or by calls of their own.
  const { TimeToLiveSpecification, PointInTimeRecoverySpecification, StreamSpecification, ...properties } = Resources[id].Properties
  return {
    ...properties,
    ...(StreamSpecification !== undefined && { StreamSpecification: { StreamEnabled: true, ...StreamSpecification } }),
  }
}

describeOnEngines('a table of infrastructure', (on) => {
  const described = async (input: CreateTableCommandInput, name: string) => {
    await on.client.send(new CreateTableCommand({ ...input, TableName: name }))
    const { Table } = await on.client.send(new DescribeTableCommand({ TableName: name }))
    return shape(Table)
  }

  test('of CloudFormation is that of the generated code', async () => {
    const expected = await described(tenantsTable('tenants-code'), 'tenants-code')
    expect(await described(fromTemplate('TenantsTable'), 'tenants-template')).toEqual({ ...expected, isProtected: true })
  })

  // DynamoDB Local takes no key of several attributes.
  test.skipIf(on.name !== 'memory')('with everything is that of the generated code, from CloudFormation and from CreateTable', async () => {
    const expected = await described(libraryTable('library-code'), 'library-code')
    expect(await described(fromTemplate('LibraryTable'), 'library-template')).toEqual(expected)
    expect(await described(JSON.parse(read('library.json')), 'library-input')).toEqual(expected)
  })
})

/** What of a table does not depend on when it was made and how it is called. */
function shape(table: TableDescription | undefined): object {
  const index = ({ IndexName, KeySchema, Projection }: LocalSecondaryIndexDescription) => ({
    IndexName,
    KeySchema,
    Projection,
  })
  return {
    attributes: table?.AttributeDefinitions,
    key: table?.KeySchema,
    global: table?.GlobalSecondaryIndexes?.map((one) => ({ ...index(one), units: one.ProvisionedThroughput?.ReadCapacityUnits })),
    local: table?.LocalSecondaryIndexes?.map(index),
    billing: table?.BillingModeSummary?.BillingMode,
    units: [table?.ProvisionedThroughput?.ReadCapacityUnits, table?.ProvisionedThroughput?.WriteCapacityUnits],
    stream: table?.StreamSpecification,
    isProtected: table?.DeletionProtectionEnabled ?? false,
  }
}
