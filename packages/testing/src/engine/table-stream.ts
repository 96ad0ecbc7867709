import type { Database } from './database.js'
import { validation } from './service-error.js'
import type { StreamViewType, Table, TableStream } from './storage/table.js'

/** Reads a stream specification for a table of this ARN; undefined when it turns the stream off. */
export function readStream(
  db: Database,
  tableArn: string,
  input: { readonly StreamEnabled: boolean; readonly StreamViewType?: StreamViewType | undefined } | undefined,
): TableStream | undefined {
  if (input === undefined || !input.StreamEnabled) {
    if (input?.StreamViewType !== undefined)
      throw validation('One or more parameter values were invalid: StreamViewType can only be specified when StreamEnabled is true')
    return undefined
  }
  if (input.StreamViewType === undefined)
    throw validation('One or more parameter values were invalid: StreamViewType is required when StreamEnabled is true')
  let at = db.now()
  while (db.streams.logs.has(arnOf(tableArn, at))) at += 1
  const label = labelOf(at)
  return { arn: arnOf(tableArn, at), label, viewType: input.StreamViewType, enabled: true }
}

/** The stream a table has after an update. A stream that is turned off stays readable under its ARN. */
export function readStreamChange(
  db: Database,
  table: Table,
  input: { readonly StreamEnabled: boolean; readonly StreamViewType?: StreamViewType | undefined } | undefined,
): TableStream | undefined {
  if (input === undefined) return table.stream
  const on = table.stream?.enabled === true
  if (input.StreamEnabled && on) throw validation(`Table already has an enabled stream: TableName: ${table.name}`)
  if (!input.StreamEnabled && !on) throw validation(`Table does not have a stream to disable: TableName: ${table.name}`)
  const stream = readStream(db, table.arn, input)
  return stream ?? (table.stream && { ...table.stream, enabled: false })
}

function labelOf(at: number): string {
  return new Date(at).toISOString().replace('Z', '')
}

function arnOf(tableArn: string, at: number): string {
  return `${tableArn}/stream/${labelOf(at)}`
}
