import { Agent, request as send } from 'node:http'
import { createEngine, type Engine } from '../../src/index.js'
import type { Json } from './values.js'

/** What an engine said to a request. */
export interface Outcome {
  readonly status: number
  readonly body: Json
}

/** Something that takes requests. */
export type Endpoint = (operation: string, body: string) => Promise<Outcome>

/** The embedded engine, by the way the SDK takes. */
export function embedded(engine: Engine = createEngine({ historyLimit: 1 })): Endpoint {
  return async (operation, body) => {
    const headers = { 'x-amz-target': `DynamoDB_20120810.${operation}` }
    const { response } = await engine.requestHandler.handle({ headers, body })
    return { status: response.statusCode, body: JSON.parse(Buffer.from(response.body).toString('utf8')) as Json }
  }
}

/** A server that takes any signature, over connections that are kept. */
export function remote(endpoint: string): { readonly send: Endpoint; close(): void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const { hostname, port } = new URL(endpoint)
  const once: Endpoint = (operation, body) =>
    new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/x-amz-json-1.0',
        'content-length': Buffer.byteLength(body),
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00',
      }
      const request = send({ agent, hostname, port, method: 'POST', path: '/', headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body: jsonOf(Buffer.concat(chunks).toString('utf8')) }))
        response.on('error', reject)
      })
      request.on('error', reject)
      request.end(body)
    })
  return {
    // DynamoDB Local fails now and then when two tables are made at the same moment.
    async send(operation, body) {
      for (let attempt = 1; ; attempt += 1) {
        const outcome = await once(operation, body)
        if (operation !== 'CreateTable' || outcome.status !== 500 || attempt === 5) return outcome
      }
    },
    close: () => agent.destroy(),
  }
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return { __type: 'no JSON', text }
  }
}
