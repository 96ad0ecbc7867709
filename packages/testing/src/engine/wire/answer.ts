import { crc32 } from 'node:zlib'
import { errorBody, ServiceError, serviceError, unreadable } from '../service-error.js'

/** An answer over the wire. */
export interface WireAnswer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

const CONTENT_TYPE = 'application/x-amz-json-1.0'
const TARGET = /^DynamoDB(?:Streams)?_20120810\.([A-Za-z]+)$/

/** The operation that an `X-Amz-Target` header names. */
export function operationOf(target: string | undefined): string {
  const match = target === undefined ? null : TARGET.exec(target)
  if (match === null) throw serviceError('UnknownOperationException', 'An unknown operation was requested.')
  return match[1]!
}

/** Reads the JSON of a request. */
export function parseBody(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw unreadable('The request body is not valid JSON')
  }
}

/** The wire's form of an answer. */
export function answer(statusCode: number, content: Readonly<Record<string, unknown>>, requestId: string): WireAnswer {
  const body = Buffer.from(JSON.stringify(content))
  return {
    statusCode,
    headers: {
      'content-type': CONTENT_TYPE,
      'content-length': String(body.length),
      'x-amzn-requestid': requestId,
      'x-amz-crc32': String(crc32(body)),
    },
    body,
  }
}

/** The wire's form of an error. Anything that is not an error of the service is a defect of the engine and says so. */
export function errorAnswer(error: unknown, requestId: string): WireAnswer {
  const known = error instanceof ServiceError ? error : serviceError('InternalServerError', `The engine failed: ${String(error)}`)
  return answer(known.statusCode, errorBody(known), requestId)
}
