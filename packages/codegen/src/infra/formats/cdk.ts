import type { CapacityBounds, CapacityModel, KeyAttribute, KeySchema } from '@keyloom/core'
import { type FileBuilder, fileBuilder } from '../../emit/print/file-builder.js'
import { array, block, type Code, call, object } from '../../emit/print/layout.js'
import { camelCase, memberName, pascalCase, quote } from '../../emit/print/safe-identifier.js'
import type { PolicyDescription, PolicyResource } from '../iam/policy.js'
import type { InfraDescription } from '../infra-description.js'
import { logicalNames } from '../logical-names.js'
import type { IndexDescription, TableDescription } from '../table-description.js'

const dynamodb = 'aws-cdk-lib/aws-dynamodb'
const iam = 'aws-cdk-lib/aws-iam'

/** A construct of the CDK, in TypeScript, with a `TableV2` for each table and a managed policy for each policy. */
export function cdk({ schema, tables, policies }: InfraDescription): string {
  const className = `${pascalCase(schema)}Tables`
  const file = fileBuilder(new Set([className]))
  const construct = file.imports.value('constructs', 'Construct')
  const ids = logicalNames(
    tables.map(({ name }) => name),
    'Table',
  )
  const policyIds = logicalNames(
    policies.map(({ name }) => name),
    'Policy',
  )
  const fieldOf = (table: string) => camelCase(ids.get(table) ?? table)
  const policyIdOf = ({ name }: PolicyDescription) => policyIds.get(name) ?? name
  const names = tables.map(({ name }) => `${memberName(name)}?: string`).join('; ')
  const body: Code[] = [
    ...tables.map(({ name }) => `readonly ${fieldOf(name)}: ${file.imports.type(dynamodb, 'TableV2')}`),
    ...policies.map((policy) => `readonly ${camelCase(policyIdOf(policy))}: ${file.imports.type(iam, 'ManagedPolicy')}`),
    '',
    [
      `constructor(scope: ${construct}, id: string, tableNames: { ${names} } = {}) `,
      block([
        'super(scope, id)',
        ...tables.map((table) => tableCode(file, table, fieldOf(table.name), ids.get(table.name) ?? table.name)),
        ...policies.map((policy) => policyCode(file, policy, policyIdOf(policy), fieldOf)),
      ]),
    ],
  ]
  file.add(
    [`export class ${className} extends ${construct} `, block(body)],
    [`The tables of the schema ${schema}, and what their readers and writers need. \`tableNames\` are the names they are deployed with.`],
  )
  return file.text()
}

function tableCode(file: FileBuilder, table: TableDescription, field: string, id: string): Code {
  const value = (name: string) => file.imports.value(dynamodb, name)
  const { name, key, capacity, ttl, stream, globalIndexes, localIndexes } = table
  const properties: Code[] = [
    `tableName: tableNames${memberName(name) === name ? `.${name}` : `[${quote(name)}]`} ?? ${quote(name)}`,
    ...keyCode(file, key),
    ['billing: ', billing(file, capacity)],
    ...(globalIndexes.length === 0 ? [] : [['globalSecondaryIndexes: ', array(globalIndexes.map((index) => indexCode(file, index)))]]),
    ...(localIndexes.length === 0 ? [] : [['localSecondaryIndexes: ', array(localIndexes.map((index) => localIndexCode(file, index)))]]),
    ...(ttl === undefined ? [] : [`timeToLiveAttribute: ${quote(ttl)}`]),
    ...(stream === undefined ? [] : [`dynamoStream: ${value('StreamViewType')}.${stream}`]),
    `pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: ${table.isRecoverable} }`,
    ...(table.isInfrequent ? [`tableClass: ${value('TableClass')}.STANDARD_INFREQUENT_ACCESS`] : []),
    ...(table.hasManagedKey ? [`encryption: ${value('TableEncryptionV2')}.awsManagedKey()`] : []),
    `deletionProtection: ${table.isProtected}`,
    `removalPolicy: ${file.imports.value('aws-cdk-lib', 'RemovalPolicy')}.${table.isRetained ? 'RETAIN' : 'DESTROY'}`,
  ]
  return [`this.${field} = new `, call(value('TableV2'), ['this', quote(id), object(properties, { broken: true })])]
}

function keyCode(file: FileBuilder, { partition, sort }: KeySchema): Code[] {
  const attribute = ({ name, type }: KeyAttribute) =>
    object([`name: ${quote(name)}`, `type: ${file.imports.value(dynamodb, 'AttributeType')}.${type.toUpperCase()}`])
  const side = (name: string, attributes: readonly KeyAttribute[]): Code[] => {
    const [first] = attributes
    if (first === undefined) return []
    return [attributes.length === 1 ? [`${name}Key: `, attribute(first)] : [`${name}Keys: `, array(attributes.map(attribute))]]
  }
  return [...side('partition', partition), ...side('sort', sort)]
}

function indexCode(file: FileBuilder, index: IndexDescription): Code {
  const capacity = index.capacity === undefined || index.capacity.mode === 'on-demand' ? [] : scaledCode(file, index.capacity)
  return object([`indexName: ${quote(index.name)}`, ...keyCode(file, index.key), ...projectionCode(file, index), ...capacity], {
    broken: true,
  })
}

/** A local index has the partition key of its table. */
function localIndexCode(file: FileBuilder, index: IndexDescription): Code {
  const key = keyCode(file, { partition: [], sort: index.key.sort })
  return object([`indexName: ${quote(index.name)}`, ...key, ...projectionCode(file, index)], { broken: true })
}

function projectionCode(file: FileBuilder, { projection }: IndexDescription): Code[] {
  return [
    `projectionType: ${file.imports.value(dynamodb, 'ProjectionType')}.${projection.type}`,
    ...(projection.type === 'INCLUDE' ? [['nonKeyAttributes: ', array(projection.attributes.map(quote))]] : []),
  ]
}

/** Indexes have the capacity of their table unless they say otherwise. */
function billing(file: FileBuilder, capacity: CapacityModel): Code {
  const value = (name: string) => file.imports.value(dynamodb, name)
  if (capacity.mode === 'on-demand') return `${value('Billing')}.onDemand()`
  return call(`${value('Billing')}.provisioned`, [object(scaledCode(file, capacity))])
}

function scaledCode(file: FileBuilder, { read, write }: CapacityModel & { readonly mode: 'provisioned' }): Code[] {
  const scaled = ({ min, max, target }: CapacityBounds) =>
    call(`${file.imports.value(dynamodb, 'Capacity')}.autoscaled`, [
      object([`minCapacity: ${min}`, `maxCapacity: ${max}`, `targetUtilizationPercent: ${target}`]),
    ])
  return [
    ['readCapacity: ', scaled(read)],
    ['writeCapacity: ', scaled(write)],
  ]
}

function policyCode(file: FileBuilder, policy: PolicyDescription, id: string, fieldOf: (table: string) => string): Code {
  const arnOf = ({ table, index }: PolicyResource) => {
    const arn = `this.${fieldOf(table)}.tableArn`
    return index === undefined ? arn : `\`\${${arn}}/index/${index}\``
  }
  const statements = policy.statements.map(({ effect, actions, resources, leadingKeys }) => [
    'new ',
    call(file.imports.value(iam, 'PolicyStatement'), [
      object([
        ...(effect === 'Deny' ? [`effect: ${file.imports.value(iam, 'Effect')}.DENY`] : []),
        ['actions: ', array(actions.map(quote))],
        ['resources: ', array(resources.map(arnOf))],
        ...(leadingKeys === undefined
          ? []
          : [
              [
                'conditions: ',
                object([["'ForAllValues:StringLike': ", object([["'dynamodb:LeadingKeys': ", array(leadingKeys.map(quote))]])]]),
              ],
            ]),
      ]),
    ]),
  ])
  return [
    `this.${camelCase(id)} = new `,
    call(file.imports.value(iam, 'ManagedPolicy'), [
      'this',
      quote(id),
      object([`description: ${quote(`What ${policy.name} needs, and nothing else.`)}`, ['statements: ', array(statements)]]),
    ]),
  ]
}
