import { crc32 } from 'node:zlib'
import { errorBody, ServiceError, serviceError, unreadable } from '../service-error.js'

/** An answer over the wire. */
export interface WireAnswer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

const MAX_DEPTH = 500
const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\[]{}'].map((each) => each.charCodeAt(0))
const CONTENT_TYPE = 'application/x-amz-json-1.0'
const SERVICES: ReadonlySet<string> = new Set(['DynamoDB_20120810', 'DynamoDBStreams_20120810'])

/** The operation that an `X-Amz-Target` header names. */
export function operationOf(target: string | undefined): string {
  const dot = target?.indexOf('.') ?? -1
  if (target === undefined || !SERVICES.has(target.slice(0, dot)))
    throw serviceError('UnknownOperationException', 'An unknown operation was requested.')
  return target.slice(dot + 1)
}

/** Reads the JSON of a request. */
export function parseBody(body: string): unknown {
  if (body.length > 2 * MAX_DEPTH && isTooDeep(body)) throw unreadable('The request body is nested too deeply')
  try {
    return JSON.parse(body)
  } catch {
    throw unreadable('The request body is not valid JSON')
  }
}

/** Whether lists and objects are nested beyond any request of the service. One pass, before anything is built. */
function isTooDeep(body: string): boolean {
  let depth = 0
  let inString = false
  for (let i = 0; i < body.length; i += 1) {
    const code = body.charCodeAt(i)
    if (inString) {
      if (code === BACKSLASH) i += 1
      else if (code === QUOTE) inString = false
    } else if (code === QUOTE) inString = true
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
  }
  return false
}

/** The wire's form of an answer; `content` is JSON. */
export function answer(statusCode: number, content: string, requestId: string): WireAnswer {
  const body = Buffer.from(content)
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
  return answer(known.statusCode, JSON.stringify(errorBody(known)), requestId)
}
