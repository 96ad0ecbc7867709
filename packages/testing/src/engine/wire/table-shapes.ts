import { newName } from './common-shapes.js'

const throughputShape = {
  kind: 'structure',
  fields: {
    ReadCapacityUnits: { kind: 'integer', min: 1, required: true },
    WriteCapacityUnits: { kind: 'integer', min: 1, required: true },
  },
} as const

const keySchemaShape = {
  kind: 'list',
  min: 1,
  of: {
    kind: 'structure',
    fields: {
      AttributeName: { kind: 'string', min: 1, max: 255, required: true },
      KeyType: { kind: 'enum', values: ['HASH', 'RANGE'], required: true },
    },
  },
  required: true,
} as const

const projectionShape = {
  kind: 'structure',
  fields: {
    ProjectionType: { kind: 'enum', values: ['ALL', 'INCLUDE', 'KEYS_ONLY'] },
    NonKeyAttributes: { kind: 'list', of: { kind: 'string', min: 1, max: 255 }, min: 1 },
  },
  required: true,
} as const

const attributeDefinitionsShape = {
  kind: 'list',
  of: {
    kind: 'structure',
    fields: {
      AttributeName: { kind: 'string', min: 1, max: 255, required: true },
      AttributeType: { kind: 'enum', values: ['B', 'N', 'S'], required: true },
    },
  },
} as const

const tagsShape = {
  kind: 'list',
  of: {
    kind: 'structure',
    fields: { Key: { kind: 'string', min: 1, max: 128, required: true }, Value: { kind: 'string', max: 256, required: true } },
  },
} as const

const streamShape = {
  kind: 'structure',
  fields: {
    StreamEnabled: { kind: 'boolean', required: true },
    StreamViewType: { kind: 'enum', values: ['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY'] },
  },
} as const

const onDemandShape = {
  kind: 'structure',
  fields: { MaxReadRequestUnits: { kind: 'integer' }, MaxWriteRequestUnits: { kind: 'integer' } },
} as const

const encryptionShape = {
  kind: 'structure',
  fields: {
    Enabled: { kind: 'boolean' },
    SSEType: { kind: 'enum', values: ['AES256', 'KMS'] },
    KMSMasterKeyId: { kind: 'string' },
  },
} as const

/** The most units a table paid for by request may use. */
export const onDemandThroughput: typeof onDemandShape = onDemandShape

/** How a table is encrypted. */
export const encryption: typeof encryptionShape = encryptionShape

/** Reserved capacity. */
export const throughput: typeof throughputShape = throughputShape

/** The keys of a table or index. */
export const keySchema: typeof keySchemaShape = keySchemaShape

/** An index to be created. */
export const index: {
  readonly kind: 'structure'
  readonly fields: {
    readonly IndexName: typeof newName
    readonly KeySchema: typeof keySchemaShape
    readonly Projection: typeof projectionShape
    readonly ProvisionedThroughput: typeof throughputShape
    readonly OnDemandThroughput: typeof onDemandShape
  }
} = {
  kind: 'structure',
  fields: {
    IndexName: newName,
    KeySchema: keySchemaShape,
    Projection: projectionShape,
    ProvisionedThroughput: throughputShape,
    OnDemandThroughput: onDemandShape,
  },
}

/** The types of key attributes. */
export const attributeDefinitions: typeof attributeDefinitionsShape = attributeDefinitionsShape

/** Tags of a table. */
export const tags: typeof tagsShape = tagsShape

/** Whether a table has a stream, and what it shows. */
export const streamSpecification: typeof streamShape = streamShape

/** How capacity is paid for. */
export const billingMode: { readonly kind: 'enum'; readonly values: readonly ['PROVISIONED', 'PAY_PER_REQUEST'] } = {
  kind: 'enum',
  values: ['PROVISIONED', 'PAY_PER_REQUEST'],
}

/** The class of storage a table uses. */
export const tableClass: { readonly kind: 'enum'; readonly values: readonly ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'] } = {
  kind: 'enum',
  values: ['STANDARD', 'STANDARD_INFREQUENT_ACCESS'],
}
