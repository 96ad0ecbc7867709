import type { ImportedTable } from '../draft.js'
import { importDescribed } from './described.js'

/** A Terraform file as its parser gives it: every block is a list. */
export interface TerraformFile {
  readonly resource?: { readonly aws_dynamodb_table?: Readonly<Record<string, readonly Block[]>> }
  readonly variable?: Readonly<Record<string, readonly { readonly default?: unknown }[]>>
}

interface Block {
  readonly name?: string
  readonly hash_key?: string
  readonly range_key?: string
  readonly attribute?: readonly { readonly name: string; readonly type: string }[]
  readonly global_secondary_index?: readonly IndexBlock[]
  readonly local_secondary_index?: readonly IndexBlock[]
  readonly ttl?: readonly { readonly attribute_name?: string; readonly enabled?: boolean }[]
  readonly stream_enabled?: boolean
  readonly stream_view_type?: string
}

interface IndexBlock {
  readonly name: string
  readonly hash_key?: string
  readonly range_key?: string
  readonly projection_type?: string
  readonly non_key_attributes?: readonly string[]
}

/** The tables of a Terraform file. Variables have their defaults; a table whose name is computed otherwise has that of its resource. */
export function importTerraform({ resource = {}, variable = {} }: TerraformFile): ImportedTable[] {
  return Object.entries(resource.aws_dynamodb_table ?? {}).flatMap(([resourceName, blocks]) =>
    blocks.map((block) => {
      const doubts: string[] = []
      const { name: given = resourceName, ...rest } = resolve(block, variable) as Block
      const isComputed = given.includes('${')
      if (isComputed) doubts.push('the name is computed by the file, so the table has that of its resource here')
      const { ttl: [ttl] = [], attribute = [], stream_view_type: view } = rest
      return importDescribed(
        {
          TableName: isComputed ? resourceName : given,
          AttributeDefinitions: attribute.map(({ name, type }) => ({ AttributeName: name, AttributeType: type })),
          KeySchema: keySchema(rest),
          GlobalSecondaryIndexes: (rest.global_secondary_index ?? []).map((index) => indexOf(index, index.hash_key)),
          LocalSecondaryIndexes: (rest.local_secondary_index ?? []).map((index) => indexOf(index, rest.hash_key)),
          ...(rest.stream_enabled === true && { StreamSpecification: { StreamEnabled: true, StreamViewType: view } }),
        },
        { ...(ttl?.enabled === true && ttl.attribute_name !== undefined && { ttl: ttl.attribute_name }), doubts },
      )
    }),
  )
}

function keySchema({ hash_key: hash = '', range_key: range }: Pick<Block, 'hash_key' | 'range_key'>) {
  const partition = { AttributeName: hash, KeyType: 'HASH' }
  return range === undefined || range === '' ? [partition] : [partition, { AttributeName: range, KeyType: 'RANGE' }]
}

function indexOf({ name, range_key, projection_type, non_key_attributes }: IndexBlock, hash_key: string | undefined) {
  return {
    IndexName: name,
    KeySchema: keySchema({ ...(hash_key !== undefined && { hash_key }), ...(range_key !== undefined && { range_key }) }),
    Projection: { ProjectionType: projection_type, NonKeyAttributes: non_key_attributes },
  }
}

/** A value with the defaults of variables in the place of their names. */
function resolve(value: unknown, variables: NonNullable<TerraformFile['variable']>): unknown {
  if (typeof value === 'string') {
    return value.replaceAll(/\$\{var\.(\w+)\}/g, (whole, name: string) => {
      const known = variables[name]?.[0]?.default
      return typeof known === 'string' ? known : whole
    })
  }
  if (Array.isArray(value)) return value.map((each) => resolve(each, variables))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolve(each, variables)]))
}
