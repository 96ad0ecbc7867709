import type { CreateTableInput } from '../infra/formats/create-table.js'
import type { IndexProperties, TableProperties } from '../infra/formats/table-properties.js'

/** One call that brings a live table nearer to the schema. */
export interface DeployStep {
  readonly text: string
  /** Something that is stored, or a stream that is read, is gone after it. */
  readonly losesData: boolean
  readonly request: DeployRequest
}

/** A call of DynamoDB, as JSON. */
export type DeployRequest =
  | { readonly operation: 'CreateTable'; readonly input: CreateTableInput }
  | { readonly operation: 'UpdateTable'; readonly input: UpdateTableInput }
  | {
      readonly operation: 'UpdateTimeToLive'
      readonly input: {
        readonly TableName: string
        readonly TimeToLiveSpecification: { readonly AttributeName: string; readonly Enabled: boolean }
      }
    }
  | {
      readonly operation: 'UpdateContinuousBackups'
      readonly input: {
        readonly TableName: string
        readonly PointInTimeRecoverySpecification: { readonly PointInTimeRecoveryEnabled: true }
      }
    }

export interface UpdateTableInput
  extends Partial<Pick<TableProperties, 'AttributeDefinitions' | 'BillingMode' | 'ProvisionedThroughput' | 'TableClass'>> {
  readonly TableName: string
  readonly StreamSpecification?: { readonly StreamEnabled: boolean; readonly StreamViewType?: string }
  readonly SSESpecification?: { readonly Enabled: true }
  readonly DeletionProtectionEnabled?: true
  readonly GlobalSecondaryIndexUpdates?: readonly IndexUpdate[]
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html one index is created or deleted at a time. */
export interface IndexUpdate {
  readonly Create?: IndexProperties
  readonly Delete?: { readonly IndexName: string }
  readonly Update?: { readonly IndexName: string; readonly ProvisionedThroughput: NonNullable<IndexProperties['ProvisionedThroughput']> }
}
