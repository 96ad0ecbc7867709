/**
 * A record as it arrives: of DynamoDB Streams from `GetRecords` of the SDK or from an event of Lambda; of a Kinesis data stream from
 * `GetRecords` (`Data`), from an event of Lambda (`kinesis.data`), or its JSON.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_Record.html
 */
export interface StreamRecordInput {
  readonly eventID?: string | undefined
  readonly eventName?: string | undefined
  readonly dynamodb?: StreamRecordBody | undefined
  readonly userIdentity?: unknown
  /** Of a Kinesis data stream, in an event of Lambda: JSON in base64. */
  readonly kinesis?: { readonly data: string } | undefined
  /** Of a Kinesis data stream, from the SDK: JSON in UTF-8. */
  readonly Data?: Uint8Array | undefined
}

export interface StreamRecordBody {
  /** A Date in the SDK; epoch seconds in an event of Lambda; epoch milli- or microseconds in a Kinesis data stream. */
  readonly ApproximateCreationDateTime?: Date | number | undefined
  readonly ApproximateCreationDateTimePrecision?: string | undefined
  /** Attribute values, whose binary is bytes or base64. */
  readonly Keys?: object | undefined
  readonly NewImage?: object | undefined
  readonly OldImage?: object | undefined
  readonly SequenceNumber?: string | undefined
}
