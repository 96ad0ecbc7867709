import type { DescribedTable } from '../../deploy/live-table.js'
import type { ImportedTable } from '../draft.js'
import { importDescribed } from './described.js'

/** A template, parsed; intrinsic functions are objects such as `{ Ref: … }`. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default?: unknown }>>
  readonly Resources: Readonly<Record<string, { readonly Type?: string; readonly Properties?: Readonly<Record<string, unknown>> }>>
}

export function isTemplate(value: unknown): value is Template {
  return (
    typeof value === 'object' && value !== null && 'Resources' in value && typeof value.Resources === 'object' && value.Resources !== null
  )
}

const tableTypes = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable', 'AWS::Serverless::SimpleTable']

/** The tables of a CloudFormation or SAM template. What only a deployment knows is replaced by the logical name, and told. */
export function importTemplate({ Parameters = {}, Resources }: Template): ImportedTable[] {
  return Object.entries(Resources).flatMap(([logicalName, { Type = '', Properties = {} }]) => {
    if (!tableTypes.includes(Type)) return []
    const doubts: string[] = []
    const resolved = resolve(Properties, Parameters, logicalName, doubts) as Properties
    const { TimeToLiveSpecification: ttl, StreamSpecification: stream, PrimaryKey: simple, ...definition } = resolved
    const described: DescribedTable = {
      ...definition,
      ...(Type === 'AWS::Serverless::SimpleTable' && simpleKey(simple)),
      TableName: definition.TableName ?? logicalName,
      ...(stream !== undefined && { StreamSpecification: { StreamEnabled: true, ...stream } }),
    }
    return [
      importDescribed(described, { ...(ttl?.Enabled === true && ttl.AttributeName !== undefined && { ttl: ttl.AttributeName }), doubts }),
    ]
  })
}

interface Properties extends Omit<DescribedTable, 'StreamSpecification'> {
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled?: boolean }
  readonly StreamSpecification?: { readonly StreamViewType?: string }
  readonly PrimaryKey?: { readonly Name?: string; readonly Type?: string }
}

const letters: Readonly<Record<string, string>> = { String: 'S', Number: 'N', Binary: 'B' }

function simpleKey({ Name = 'id', Type = 'String' }: NonNullable<Properties['PrimaryKey']> = {}): DescribedTable {
  return {
    AttributeDefinitions: [{ AttributeName: Name, AttributeType: letters[Type] ?? 'S' }],
    KeySchema: [{ AttributeName: Name, KeyType: 'HASH' }],
  }
}

/** A value without intrinsic functions: parameters have their defaults, and what is computed otherwise is the logical name. */
function resolve(value: unknown, parameters: NonNullable<Template['Parameters']>, logicalName: string, doubts: string[], at = ''): unknown {
  if (Array.isArray(value)) return value.map((each, index) => resolve(each, parameters, logicalName, doubts, `${at}[${index}]`))
  if (typeof value !== 'object' || value === null) return value
  const [[only = '', argument] = [], ...others] = Object.entries(value)
  if (others.length === 0 && only === 'Ref' && typeof argument === 'string' && parameters[argument]?.Default !== undefined) {
    doubts.push(`${at} is the parameter ${argument}, here with its default`)
    return parameters[argument].Default
  }
  if (others.length === 0 && (only === 'Ref' || only.startsWith('Fn::'))) {
    if (at === 'TableName') doubts.push(`${at} is computed by the template (${only}), so the table has its logical name here`)
    else if (/^(AttributeDefinitions|KeySchema|GlobalSecondaryIndexes|LocalSecondaryIndexes|TimeToLive)/.test(at))
      doubts.push(`${at} is computed by the template (${only})`)
    return at === 'TableName' ? logicalName : at.endsWith('Name') ? `${logicalName}${at.replaceAll(/\W/g, '')}` : undefined
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, resolve(each, parameters, logicalName, doubts, at === '' ? name : `${at}.${name}`)]),
  )
}
