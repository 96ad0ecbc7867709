import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ImportedTable } from '../../import/draft.js'
import { importDescribed } from '../../import/sources/described.js'
import { allSegments, readSegments } from '../../scan/read-segments.js'
import type { Item } from '../../scan/stored-entity.js'
import { interrupted } from '../scan/interrupted.js'

/** Parts of a table that a sample takes its items from. */
const parts = 20

export interface LiveSample {
  readonly table: ImportedTable
  readonly capacityUnits: number
}

/** A deployed table, with some of its items from all parts of it. @throws KeyloomError `SCAN.INTERRUPTED`. */
export async function readLiveTable(client: DynamoDBClient, TableName: string, sample: number): Promise<LiveSample> {
  const { DescribeTableCommand, DescribeTimeToLiveCommand, ScanCommand } = await import('@aws-sdk/client-dynamodb')
  try {
    const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }))
    const { TimeToLiveDescription: time } = await client.send(new DescribeTimeToLiveCommand({ TableName }))
    const items: Item[] = []
    let capacityUnits = 0
    const segments = Math.min(parts, sample)
    await readSegments({
      table: TableName,
      segments: allSegments(segments),
      sample: Math.floor(sample / segments),
      consistent: false,
      scan: (input) => client.send(new ScanCommand(input as never)),
      async page(read, units) {
        items.push(...read)
        capacityUnits += units
      },
      saved: () => {},
    })
    const ttl = time?.TimeToLiveStatus === 'ENABLED' ? time.AttributeName : undefined
    return { table: importDescribed(Table, { ...(ttl !== undefined && { ttl }), items }), capacityUnits }
  } catch (cause) {
    throw interrupted('The import of', TableName, 'Nothing was written; run it again.', cause)
  }
}
