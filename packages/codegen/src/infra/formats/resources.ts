import type { PolicyDescription, PolicyResource } from '../iam/policy.js'
import { policyDocument } from '../iam/policy-document.js'
import type { InfraDescription } from '../infra-description.js'
import { logicalNames } from '../logical-names.js'
import { type ScalingTarget, scalingTargets } from '../scaling.js'
import type { TableDescription } from '../table-description.js'
import { tableProperties } from './table-properties.js'

/** JSON of a template. */
export type Template = Readonly<Record<string, unknown>>

/** What CloudFormation, SAM and the Serverless Framework have in common: the same resources, in the same words. */
export function cloudFormationParts({ tables, policies }: InfraDescription): {
  readonly Parameters: Template
  readonly Resources: Template
  readonly Outputs: Template
} {
  const ids = logicalNames(
    tables.map(({ name }) => name),
    'Table',
  )
  const policyIds = logicalNames(
    policies.map(({ name }) => name),
    'Policy',
  )
  const idOf = (table: string) => ids.get(table) ?? table
  const policyIdOf = ({ name }: PolicyDescription) => policyIds.get(name) ?? name
  return {
    Parameters: Object.fromEntries(
      tables.map(({ name }) => [
        `${idOf(name)}Name`,
        { Type: 'String', Default: name, Description: `The name that table ${name} is deployed with.` },
      ]),
    ),
    Resources: Object.fromEntries([
      ...tables.flatMap((table) => [
        [idOf(table.name), tableResource(table, idOf(table.name))] as const,
        ...scalingResources(table, idOf(table.name)),
      ]),
      ...policies.map((policy) => [policyIdOf(policy), policyResource(policy, idOf)] as const),
    ]),
    Outputs: Object.fromEntries([
      ...tables.map(({ name }) => [`${idOf(name)}Name`, { Value: { Ref: idOf(name) } }] as const),
      ...policies.map((policy) => [`${policyIdOf(policy)}Arn`, { Value: { Ref: policyIdOf(policy) } }] as const),
    ]),
  }
}

function tableResource(table: TableDescription, id: string): Template {
  return {
    Type: 'AWS::DynamoDB::Table',
    DeletionPolicy: table.isRetained ? 'Retain' : 'Delete',
    UpdateReplacePolicy: table.isRetained ? 'Retain' : 'Delete',
    Properties: {
      TableName: { Ref: `${id}Name` },
      ...tableProperties(table),
      ...(table.ttl !== undefined && { TimeToLiveSpecification: { AttributeName: table.ttl, Enabled: true } }),
      ...(table.stream !== undefined && { StreamSpecification: { StreamViewType: table.stream } }),
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: table.isRecoverable },
      DeletionProtectionEnabled: table.isProtected,
      ...(table.hasManagedKey && { SSESpecification: { SSEEnabled: true } }),
    },
  }
}

/** https://docs.aws.amazon.com/autoscaling/application/userguide/services-that-can-integrate-dynamodb.html */
function scalingResources(table: TableDescription, id: string): (readonly [string, Template])[] {
  const indexes = logicalNames(table.globalIndexes.map(({ name }) => name))
  return scalingTargets(table).flatMap((target) => {
    const { index, of, bounds } = target
    const name = `${id}${index === undefined ? '' : (indexes.get(index) ?? index)}${of}`
    const resource = { Type: 'AWS::ApplicationAutoScaling::ScalableTarget', Properties: scalableTarget(target, id) }
    const TargetTrackingScalingPolicyConfiguration = {
      TargetValue: bounds.target,
      PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${of}CapacityUtilization` },
    }
    const policy = {
      Type: 'AWS::ApplicationAutoScaling::ScalingPolicy',
      Properties: {
        PolicyName: `${name}Scaling`,
        PolicyType: 'TargetTrackingScaling',
        ScalingTargetId: { Ref: `${name}Target` },
        TargetTrackingScalingPolicyConfiguration,
      },
    }
    return [
      [`${name}Target`, resource],
      [`${name}Scaling`, policy],
    ] as const
  })
}

function scalableTarget({ index, of, bounds }: ScalingTarget, id: string): Template {
  return {
    ServiceNamespace: 'dynamodb',
    ResourceId: { 'Fn::Sub': index === undefined ? `table/\${${id}}` : `table/\${${id}}/index/${index}` },
    ScalableDimension: `dynamodb:${index === undefined ? 'table' : 'index'}:${of}CapacityUnits`,
    MinCapacity: bounds.min,
    MaxCapacity: bounds.max,
  }
}

function policyResource({ name, statements }: PolicyDescription, idOf: (table: string) => string): Template {
  const arnOf = ({ table, index }: PolicyResource) =>
    index === undefined ? { 'Fn::GetAtt': [idOf(table), 'Arn'] } : { 'Fn::Sub': `\${${idOf(table)}.Arn}/index/${index}` }
  return {
    Type: 'AWS::IAM::ManagedPolicy',
    Properties: {
      Description: `What ${name} needs, and nothing else.`,
      PolicyDocument: policyDocument(statements, arnOf),
    },
  }
}
