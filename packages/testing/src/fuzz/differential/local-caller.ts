import { Agent, request } from 'node:http'
import type { Answer } from './normalize.js'

/** Sends raw JSON requests to an endpoint over one kept-alive connection. */
export function callEndpoint(endpoint: string): { call: (operation: string, input: unknown) => Promise<Answer>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname, port } = new URL(endpoint)
  return {
    close: () => agent.destroy(),
    call: (operation, input) =>
      new Promise((resolve, reject) => {
        const body = Buffer.from(JSON.stringify(input))
        const sent = request(
          {
            agent,
            hostname,
            port,
            method: 'POST',
            headers: {
              'content-type': 'application/x-amz-json-1.0',
              'content-length': body.length,
              'x-amz-target': `DynamoDB_20120810.${operation}`,
              'x-amz-date': '20260101T000000Z',
              // DynamoDB Local wants a signature and does not check it.
              authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
            },
          },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () => resolve(answerOf(Buffer.concat(chunks).toString('utf8'), response.statusCode ?? 0)))
          },
        )
        sent.on('error', reject)
        sent.end(body)
      }),
  }
}

function answerOf(text: string, status: number): Answer {
  let parsed: Record<string, unknown>
  try {
    parsed = JSON.parse(text) as Record<string, unknown>
  } catch {
    return { error: `HTTP ${status}`, message: text.slice(0, 200) }
  }
  if (status === 200) return { output: parsed }
  const reasons = parsed.CancellationReasons as { Code: string; Item?: unknown }[] | undefined
  return {
    error: String(parsed.__type).split('#').at(-1) ?? '',
    message: String(parsed.message ?? parsed.Message),
    ...(reasons === undefined ? {} : { reasons: reasons.map(({ Code }) => Code) }),
  }
}
