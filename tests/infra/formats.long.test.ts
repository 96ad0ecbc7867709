import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse as parseHcl } from '@cdktf/hcl2json'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include'
import { expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import { LibraryTables } from './generated/deploy/library-tables.js'
import { libraryTable, tenantsTable } from './generated/index.js'

const pathOf = (name: string) => fileURLToPath(new URL(`./generated/deploy/${name}`, import.meta.url))
const read = (name: string) => readFileSync(pathOf(name), 'utf8')
const template = JSON.parse(read('cloudformation.json'))

test('the template in YAML is the template in JSON', () => {
  expect(parseYaml(read('cloudformation.yaml'))).toEqual(template)
  expect(parseYaml(read('cloudformation.yaml'), { version: '1.1' })).toEqual(template)
})

test('CloudFormation loads, every property of a type that the CDK knows, and says the same again', () => {
  const stack = new Stack(new App(), 'library')
  new CfnInclude(stack, 'included', { templateFile: pathOf('cloudformation.json') })
  const { Resources, Outputs, Parameters } = Template.fromStack(stack).toJSON()
  const { BootstrapVersion, ...own } = Parameters
  expect({ Resources, Outputs, Parameters: own }).toEqual({
    Resources: template.Resources,
    Outputs: template.Outputs,
    Parameters: template.Parameters,
  })
})

test('SAM is the same template under its transform, and the Serverless Framework takes its parts', () => {
  expect(parseYaml(read('sam.yaml'))).toEqual({ ...template, Transform: 'AWS::Serverless-2016-10-31' })
  const { AWSTemplateFormatVersion, Description, ...parts } = template
  const escaped = JSON.parse(JSON.stringify(parts).replaceAll('${aws:', '\\\\${aws:'))
  expect(parseYaml(read('serverless.yml'))).toEqual(escaped)
})

test('the CDK construct synthesises the same tables and policies', () => {
  const app = new App()
  const stack = new Stack(app, 'library', { env: { region: 'us-east-1' } })
  new LibraryTables(stack, 'Tables')
  const { Resources } = Template.fromStack(stack).toJSON()
  const ofType = (type: string) => Object.values<{ Type: string }>(Resources).filter(({ Type }) => Type === type)
  const tables = ofType('AWS::DynamoDB::GlobalTable') as unknown as { Properties: GlobalTable; DeletionPolicy: string }[]
  expect(tables.map(({ Properties }) => tableOf(Properties))).toEqual([libraryTable('library'), tenantsTable('tenants')].map(comparable))
  expect(tables.map(({ DeletionPolicy, Properties }) => ({ DeletionPolicy, ...safety(Properties) }))).toEqual([
    { DeletionPolicy: 'Delete', ttl: 'expiresAt', recovery: false, protection: false },
    { DeletionPolicy: 'Retain', ttl: undefined, recovery: true, protection: true },
  ])
  const statements = ofType('AWS::IAM::ManagedPolicy') as unknown as { Properties: { PolicyDocument: { Statement: CdkStatement[] } } }[]
  expect(statements.map(({ Properties }) => Properties.PolicyDocument.Statement.map(actionsOf))).toEqual(
    policies().map(({ Properties }) => Properties.PolicyDocument.Statement.map(actionsOf)),
  )
})

test('Terraform parses, and declares the same tables and policies', async () => {
  const { resource } = await parseHcl('tables.tf', read('tables.tf'))
  const [library] = resource.aws_dynamodb_table.library
  expect(library).toMatchObject({
    billing_mode: 'PROVISIONED',
    hash_key: 'pk',
    range_key: 'sk',
    stream_view_type: 'NEW_AND_OLD_IMAGES',
    deletion_protection_enabled: false,
    table_class: 'STANDARD_INFREQUENT_ACCESS',
    point_in_time_recovery: [{ enabled: false }],
    server_side_encryption: [{ enabled: true }],
    lifecycle: [{ prevent_destroy: false }],
    ttl: [{ attribute_name: 'expiresAt', enabled: true }],
  })
  const attributes = library.attribute.map(({ name, type }: { name: string; type: string }) => ({
    AttributeName: name,
    AttributeType: type,
  }))
  expect(attributes).toEqual(libraryTable('library').AttributeDefinitions)
  const indexes = [...library.global_secondary_index, ...library.local_secondary_index].map(({ name }: { name: string }) => name)
  expect(indexes).toEqual(['gsi1', 'by-shelf', 'lsi1'])
  expect(Object.keys(resource.aws_appautoscaling_target)).toHaveLength(6)
  expect(Object.keys(resource.aws_iam_policy)).toHaveLength(policies().length)
  expect(resource.aws_iam_policy.note[0].policy).toContain('TENANT#$${aws:PrincipalTag/tenantId}#NOTE#*')
})

interface Policy {
  readonly Type: string
  readonly Properties: { readonly PolicyDocument: { readonly Statement: CdkStatement[] } }
}

interface CdkStatement {
  readonly Effect: string
  readonly Action: string | string[]
  readonly Condition?: object
}

function policies(): Policy[] {
  return Object.values<Policy>(template.Resources).filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy')
}

/** The CDK writes a list of one as that one. */
function actionsOf({ Effect, Action, Condition }: CdkStatement): object {
  return {
    Effect,
    Action: [Action].flat().sort(),
    ...(Condition !== undefined && { Condition: JSON.stringify(Condition).replace(/[[\]]/g, '') }),
  }
}

interface GlobalTable {
  readonly TableName: string
  readonly AttributeDefinitions: unknown[]
  readonly KeySchema: unknown
  readonly GlobalSecondaryIndexes: { IndexName: string; KeySchema: unknown; Projection: unknown }[]
  readonly LocalSecondaryIndexes?: unknown
  readonly BillingMode: string
  readonly StreamSpecification?: { readonly StreamViewType: string }
  readonly TimeToLiveSpecification?: { readonly AttributeName: string; readonly Enabled: boolean }
  readonly Replicas: { DeletionProtectionEnabled: boolean; PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: boolean } }[]
}

/** What a global table and CreateTable both say. */
function tableOf({ TableName, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes, ...rest }: GlobalTable): object {
  return {
    TableName,
    KeySchema,
    AttributeDefinitions: sorted(AttributeDefinitions),
    GlobalSecondaryIndexes: GlobalSecondaryIndexes.map(({ IndexName, KeySchema, Projection }) => ({ IndexName, KeySchema, Projection })),
    LocalSecondaryIndexes: rest.LocalSecondaryIndexes,
    BillingMode: rest.BillingMode,
    stream: rest.StreamSpecification?.StreamViewType,
  }
}

function comparable(input: ReturnType<typeof libraryTable>): object {
  return tableOf(input as unknown as GlobalTable)
}

function safety({ TimeToLiveSpecification, Replicas: [replica] }: GlobalTable): object {
  return {
    ttl: TimeToLiveSpecification?.AttributeName,
    recovery: replica?.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled,
    protection: replica?.DeletionProtectionEnabled,
  }
}

function sorted(values: readonly unknown[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort()
}
