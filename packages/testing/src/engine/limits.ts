/** DynamoDB's quotas, in one place. Sizes are bytes. Quotas change: an engine takes overrides of any of them. */
export interface Limits {
  readonly itemBytes: number
  readonly partitionKeyBytes: number
  readonly sortKeyBytes: number
  readonly keyNameBytes: number
  readonly attributeNameBytes: number
  readonly nestingLevels: number
  readonly numberDigits: number
  readonly expressionBytes: number
  readonly expressionOperators: number
  readonly inOperands: number
  readonly substitutionBytes: number
  readonly pageBytes: number
  readonly batchWriteItems: number
  readonly batchGetKeys: number
  readonly batchBytes: number
  readonly transactionItems: number
  readonly transactionBytes: number
  readonly tokenLifetimeMs: number
  readonly globalIndexes: number
  readonly localIndexes: number
  readonly keyAttributesPerRole: number
  readonly projectedAttributes: number
  readonly collectionBytes: number
  readonly requestBytes: number
  readonly streamRetentionMs: number
  readonly ttlHorizonMs: number
  readonly tagsPerResource: number
}

const KIB = 1024
const MIB = 1024 * KIB

/** The quotas as the service documents them. */
export const defaultLimits: Limits = {
  itemBytes: 400 * KIB,
  partitionKeyBytes: 2048,
  sortKeyBytes: 1024,
  keyNameBytes: 255,
  attributeNameBytes: 64 * KIB - 1,
  nestingLevels: 32,
  numberDigits: 38,
  expressionBytes: 4 * KIB,
  expressionOperators: 300,
  inOperands: 100,
  substitutionBytes: 2 * MIB,
  pageBytes: MIB,
  batchWriteItems: 25,
  batchGetKeys: 100,
  batchBytes: 16 * MIB,
  transactionItems: 100,
  transactionBytes: 4 * MIB,
  tokenLifetimeMs: 10 * 60_000,
  globalIndexes: 20,
  localIndexes: 5,
  keyAttributesPerRole: 4,
  projectedAttributes: 100,
  collectionBytes: 10 * KIB * MIB,
  requestBytes: 16 * MIB,
  streamRetentionMs: 24 * 3_600_000,
  ttlHorizonMs: 5 * 365.25 * 24 * 3_600_000,
  tagsPerResource: 50,
}
