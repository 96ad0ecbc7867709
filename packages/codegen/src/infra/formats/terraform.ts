import type { CapacityModel, KeySchema } from '@keyloom/core'
import type { PolicyDescription, PolicyResource } from '../iam/policy.js'
import { policyDocument } from '../iam/policy-document.js'
import type { InfraDescription } from '../infra-description.js'
import { snakeNames } from '../logical-names.js'
import { type ScalingTarget, scalingTargets } from '../scaling.js'
import type { IndexDescription, ProjectionDescription, TableDescription } from '../table-description.js'
import { type HclArgument, type HclBlock, HclExpression, printHcl, printHclValue } from './hcl.js'
import { scalarTypes } from './table-properties.js'

/** A file of Terraform resources for the `hashicorp/aws` provider. */
export function terraform({ tables, policies }: InfraDescription): string {
  const labels = snakeNames(tables.map(({ name }) => name))
  const labelOf = (table: string) => labels.get(table) ?? table
  const policyLabels = snakeNames(policies.map(({ name }) => name))
  return [
    ...tables.flatMap((table) => tableBlocks(table, labelOf(table.name))),
    ...policies.map((policy) => policyBlock(policy, policyLabels.get(policy.name) ?? policy.name, labelOf)),
  ]
    .map((block) => printHcl(block))
    .join('\n')
}

function tableBlocks(table: TableDescription, label: string): HclBlock[] {
  const nameOf = `${label}_table_name`
  const indexes = snakeNames(table.globalIndexes.map(({ name }) => name))
  const description = `The name that table ${table.name} is deployed with.`
  return [
    {
      type: 'variable',
      labels: [nameOf],
      body: [
        ['type', new HclExpression('string')],
        ['default', table.name],
        ['description', description],
      ],
    },
    { type: 'resource', labels: ['aws_dynamodb_table', label], body: tableBody(table, nameOf) },
    ...scalingTargets(table).flatMap((target) => scalingBlocks(target, label, indexes)),
  ]
}

function tableBody(table: TableDescription, nameOf: string): HclBlock['body'] {
  const { key, capacity, attributes, stream, ttl } = table
  return [
    ['name', new HclExpression(`var.${nameOf}`)],
    ['billing_mode', capacity.mode === 'on-demand' ? 'PAY_PER_REQUEST' : 'PROVISIONED'],
    ...throughput(capacity),
    ...keyArguments(key),
    ...(stream === undefined
      ? []
      : ([
          ['stream_enabled', true],
          ['stream_view_type', stream],
        ] as const)),
    ...(table.isInfrequent ? [['table_class', 'STANDARD_INFREQUENT_ACCESS'] as const] : []),
    ['deletion_protection_enabled', table.isProtected],
    ...attributes.map(
      ({ name, type }): HclBlock => ({
        type: 'attribute',
        body: [
          ['name', name],
          ['type', scalarTypes[type]],
        ],
      }),
    ),
    ...table.globalIndexes.map((index) => indexBlock('global_secondary_index', index, throughput(index.capacity ?? capacity))),
    ...table.localIndexes.map((index) => localIndexBlock(index)),
    ...(ttl === undefined
      ? []
      : [
          {
            type: 'ttl',
            body: [
              ['attribute_name', ttl],
              ['enabled', true],
            ],
          } satisfies HclBlock,
        ]),
    { type: 'point_in_time_recovery', body: [['enabled', table.isRecoverable]] },
    ...(table.hasManagedKey ? [{ type: 'server_side_encryption', body: [['enabled', true]] } satisfies HclBlock] : []),
    { type: 'lifecycle', body: [['prevent_destroy', table.isRetained], ...(capacity.mode === 'on-demand' ? [] : [scaledElsewhere])] },
  ]
}

/** Capacity that scaling has set is not set back. */
const scaledElsewhere: HclArgument = ['ignore_changes', [new HclExpression('read_capacity'), new HclExpression('write_capacity')]]

function throughput(capacity: CapacityModel): HclArgument[] {
  if (capacity.mode === 'on-demand') return []
  return [
    ['read_capacity', capacity.read.min],
    ['write_capacity', capacity.write.min],
  ]
}

function keyArguments({ partition: [partition], sort: [sort] }: KeySchema): HclArgument[] {
  return [
    ...(partition === undefined ? [] : [['hash_key', partition.name] as const]),
    ...(sort === undefined ? [] : [['range_key', sort.name] as const]),
  ]
}

function indexBlock(type: string, { name, key, projection }: IndexDescription, capacity: readonly HclArgument[]): HclBlock {
  const isMulti = key.partition.length > 1 || key.sort.length > 1
  return {
    type,
    body: [
      ['name', name],
      ...(isMulti ? [] : keyArguments(key)),
      ...projected(projection),
      ...capacity,
      ...(isMulti ? keySchemaBlocks(key) : []),
    ],
  }
}

/** The provider's way to say a key of several attributes. */
function keySchemaBlocks({ partition, sort }: KeySchema): HclBlock[] {
  const block =
    (type: string) =>
    ({ name }: { readonly name: string }): HclBlock => ({
      type: 'key_schema',
      body: [
        ['attribute_name', name],
        ['key_type', type],
      ],
    })
  return [...partition.map(block('HASH')), ...sort.map(block('RANGE'))]
}

/** A local index has the partition key of its table. */
function localIndexBlock({ name, key, projection }: IndexDescription): HclBlock {
  return {
    type: 'local_secondary_index',
    body: [['name', name], ...keyArguments({ partition: [], sort: key.sort }), ...projected(projection)],
  }
}

function projected(projection: ProjectionDescription): HclArgument[] {
  return [
    ['projection_type', projection.type],
    ...(projection.type === 'INCLUDE' ? [['non_key_attributes', projection.attributes] as const] : []),
  ]
}

function scalingBlocks({ index, of, bounds }: ScalingTarget, label: string, indexes: ReadonlyMap<string, string>): HclBlock[] {
  const own = [label, ...(index === undefined ? [] : [indexes.get(index) ?? index]), of.toLowerCase()].join('_')
  const resource = `table/\${aws_dynamodb_table.${label}.name}${index === undefined ? '' : `/index/${index}`}`
  const target: readonly HclArgument[] = [
    ['service_namespace', 'dynamodb'],
    ['resource_id', new HclExpression(JSON.stringify(resource))],
    ['scalable_dimension', `dynamodb:${index === undefined ? 'table' : 'index'}:${of}CapacityUnits`],
  ]
  return [
    {
      type: 'resource',
      labels: ['aws_appautoscaling_target', own],
      body: [...target, ['min_capacity', bounds.min], ['max_capacity', bounds.max]],
    },
    {
      type: 'resource',
      labels: ['aws_appautoscaling_policy', own],
      body: [
        ['name', `${own}_scaling`],
        ['policy_type', 'TargetTrackingScaling'],
        ...['service_namespace', 'resource_id', 'scalable_dimension'].map(
          (name): HclArgument => [name, new HclExpression(`aws_appautoscaling_target.${own}.${name}`)],
        ),
        {
          type: 'target_tracking_scaling_policy_configuration',
          body: [
            ['target_value', bounds.target],
            { type: 'predefined_metric_specification', body: [['predefined_metric_type', `DynamoDB${of}CapacityUtilization`]] },
          ],
        },
      ],
    },
  ]
}

function policyBlock({ name, statements }: PolicyDescription, label: string, labelOf: (table: string) => string): HclBlock {
  const arnOf = ({ table, index }: PolicyResource) => {
    const arn = `aws_dynamodb_table.${labelOf(table)}.arn`
    return new HclExpression(index === undefined ? arn : `"\${${arn}}/index/${index}"`)
  }
  return {
    type: 'resource',
    labels: ['aws_iam_policy', label],
    body: [
      ['name_prefix', `${label}-`],
      ['description', `What ${name} needs, and nothing else.`],
      ['policy', new HclExpression(`jsonencode(${printHclValue(policyDocument(statements, arnOf), '  ')})`)],
    ],
  }
}
