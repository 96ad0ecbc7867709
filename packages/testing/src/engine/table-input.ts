import type { Limits } from './limits.js'
import { invalidParameters, validation } from './service-error.js'
import type { IndexDefinition, IndexProjection, KeyAttribute, KeySchema, Throughput } from './storage/definition.js'
import type { KeyType } from './value/value.js'

/** An attribute definition as a request gives it. */
export interface AttributeDefinitionInput {
  readonly AttributeName: string
  readonly AttributeType: KeyType
}

/** A key schema element as a request gives it. */
export interface KeySchemaInput {
  readonly AttributeName: string
  readonly KeyType: 'HASH' | 'RANGE'
}

/** An index as a request gives it. */
export interface IndexInput {
  readonly IndexName: string
  readonly KeySchema: readonly KeySchemaInput[]
  readonly Projection?:
    | { readonly ProjectionType?: 'ALL' | 'INCLUDE' | 'KEYS_ONLY' | undefined; readonly NonKeyAttributes?: readonly string[] | undefined }
    | undefined
  readonly ProvisionedThroughput?: Throughput | undefined
}

/** The types of attributes by name. */
export type AttributeTypes = ReadonlyMap<string, KeyType>

/** Reads attribute definitions. */
export function readAttributeTypes(definitions: readonly AttributeDefinitionInput[]): AttributeTypes {
  const types = new Map<string, KeyType>()
  for (const { AttributeName, AttributeType } of definitions) {
    if (types.has(AttributeName)) throw invalidParameters(`Cannot redefine attribute ${AttributeName}`)
    types.set(AttributeName, AttributeType)
  }
  return types
}

/** Reads the key schema of a table or a local index: one hash attribute, at most one range attribute, in that order. */
export function readSimpleKeys(input: readonly KeySchemaInput[], types: AttributeTypes): KeySchema {
  if (input.length > 2)
    throw validation(
      "1 validation error detected: Value '[...]' at 'keySchema' failed to satisfy constraint: Member must have length less than or equal to 2",
    )
  const keys = readKeys(input, types)
  if (keys.range.length > 1 || keys.hash.length > 1)
    throw validation(`Invalid KeySchema: The second KeySchemaElement is not a RANGE key type`)
  return keys
}

/** Reads the key schema of a global index: up to four hash attributes, then up to four range attributes. */
export function readGlobalKeys(input: readonly KeySchemaInput[], types: AttributeTypes, limits: Limits): KeySchema {
  const keys = readKeys(input, types)
  for (const attributes of [keys.hash, keys.range]) {
    if (attributes.length > limits.keyAttributesPerRole)
      throw validation(`Invalid KeySchema: more than ${limits.keyAttributesPerRole} attributes of one key type`)
  }
  return keys
}

/** Reads the local indexes of a table. */
export function readLocalIndexes(
  inputs: readonly IndexInput[],
  table: KeySchema,
  types: AttributeTypes,
  limits: Limits,
): readonly IndexDefinition[] {
  if (inputs.length > limits.localIndexes)
    throw invalidParameters(`Number of LocalSecondaryIndexes exceeds per-table limit of ${limits.localIndexes}`)
  return inputs.map((input) => {
    if (table.range.length === 0)
      throw invalidParameters('Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex')
    const keys = readSimpleKeys(input.KeySchema, types)
    if (keys.hash[0]!.name !== table.hash[0]!.name)
      throw invalidParameters(
        'Index KeySchema does not have the same leading hash key as table KeySchema for index: '.concat(input.IndexName),
      )
    if (keys.range.length === 0) throw invalidParameters(`Index KeySchema does not have a range key for index: ${input.IndexName}`)
    return { name: input.IndexName, kind: 'local', keys, projection: readProjection(input), throughput: undefined }
  })
}

/** Reads one global index. */
export function readGlobalIndex(input: IndexInput, types: AttributeTypes, limits: Limits, provisioned: boolean): IndexDefinition {
  const keys = readGlobalKeys(input.KeySchema, types, limits)
  if (provisioned && input.ProvisionedThroughput === undefined)
    throw invalidParameters(`ProvisionedThroughput is not specified for index: ${input.IndexName}`)
  if (!provisioned && input.ProvisionedThroughput !== undefined)
    throw invalidParameters(
      `ProvisionedThroughput should not be specified for index: ${input.IndexName} when BillingMode is PAY_PER_REQUEST`,
    )
  return { name: input.IndexName, kind: 'global', keys, projection: readProjection(input), throughput: input.ProvisionedThroughput }
}

/** Refuses indexes that share a name or project too many attributes together. */
export function checkIndexesTogether(indexes: readonly IndexDefinition[], limits: Limits): void {
  const names = new Set<string>()
  let projected = 0
  for (const { name, projection } of indexes) {
    if (names.has(name)) throw invalidParameters(`Duplicate index name: ${name}`)
    names.add(name)
    if (projection.type === 'INCLUDE') projected += projection.attributes.length
  }
  if (projected > limits.projectedAttributes)
    throw invalidParameters(`Total number of non-key attributes projected exceeds limit of ${limits.projectedAttributes}`)
  if (indexes.filter(({ kind }) => kind === 'global').length > limits.globalIndexes)
    throw invalidParameters(`GlobalSecondaryIndex count exceeds the per-table limit of ${limits.globalIndexes}`)
}

/** Refuses definitions of attributes that no key uses. */
export function checkAllDefinitionsUsed(types: AttributeTypes, schemas: readonly KeySchema[]): void {
  const used = new Set(schemas.flatMap(({ hash, range }) => [...hash, ...range]).map(({ name }) => name))
  if ([...types.keys()].some((name) => !used.has(name))) {
    throw invalidParameters(`Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions`)
  }
}

function readKeys(input: readonly KeySchemaInput[], types: AttributeTypes): KeySchema {
  const hash: KeyAttribute[] = []
  const range: KeyAttribute[] = []
  if (input.length > types.size) throw validation('Invalid KeySchema: Some index key attribute have no definition')
  if (input[0]?.KeyType !== 'HASH') throw validation('Invalid KeySchema: The first KeySchemaElement is not a HASH key type')
  const seen = new Set<string>()
  for (const { AttributeName: name, KeyType } of input) {
    const type = types.get(name)
    if (type === undefined) {
      throw invalidParameters(
        `Some index key attributes are not defined in AttributeDefinitions. Keys: [${name}], AttributeDefinitions: [${[...types.keys()].join(', ')}]`,
      )
    }
    if (seen.has(name))
      throw validation('Invalid KeySchema: Both the Hash Key and the Range Key element in the KeySchema have the same name')
    seen.add(name)
    if (KeyType === 'RANGE') range.push({ name, type })
    else if (range.length === 0) hash.push({ name, type })
    else throw validation('Invalid KeySchema: HASH key elements must come before RANGE key elements')
  }
  return { hash, range }
}

function readProjection({ IndexName, Projection }: IndexInput): IndexProjection {
  const type = Projection?.ProjectionType
  const attributes = Projection?.NonKeyAttributes
  if (type === undefined) throw invalidParameters(`Unknown ProjectionType: null`)
  if (type === 'INCLUDE') {
    if (attributes === undefined || attributes.length === 0)
      throw invalidParameters(`ProjectionType is INCLUDE, but NonKeyAttributes is not specified for index: ${IndexName}`)
    if (new Set(attributes).size < attributes.length) throw invalidParameters('NonKeyAttributes contains duplicates')
    return { type, attributes }
  }
  if (attributes !== undefined) throw invalidParameters(`ProjectionType is ${type}, but NonKeyAttributes is specified`)
  return { type }
}
