import type { EngineUnderTest } from '@keyloom/testing/vitest'

/** A record as the wire has it: epoch seconds, binary in base64. */
export interface WireRecord {
  readonly eventID: string
  readonly eventName: string
  readonly dynamodb: Readonly<Record<string, unknown>>
}

/** All records of a stream, read by the API of DynamoDB Streams. */
export async function streamRecords(on: EngineUnderTest, arn: string): Promise<WireRecord[]> {
  const { StreamDescription } = await call<{ StreamDescription: { Shards: { ShardId: string }[] } }>(on, 'DescribeStream', {
    StreamArn: arn,
  })
  const records: WireRecord[] = []
  for (const { ShardId } of StreamDescription.Shards) {
    const input = { StreamArn: arn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }
    const { ShardIterator } = await call<{ ShardIterator: string }>(on, 'GetShardIterator', input)
    records.push(...(await call<{ Records: WireRecord[] }>(on, 'GetRecords', { ShardIterator })).Records)
  }
  return records
}

async function call<Output>(on: EngineUnderTest, operation: string, input: object): Promise<Output> {
  if (on.engine !== undefined) return on.engine.execute(operation, input) as Output
  const { endpoint, credentials, region } = on.client.config
  const { protocol, hostname, port } = (await endpoint?.()) ?? { protocol: 'http:', hostname: 'localhost', port: 8000 }
  const { accessKeyId } = await credentials()
  const scope = `${accessKeyId}/20260101/${await region()}/dynamodb/aws4_request`
  const response = await fetch(`${protocol}//${hostname}:${port}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(input),
  })
  return (await response.json()) as Output
}
