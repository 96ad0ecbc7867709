import type { WireAnswer } from '../wire/answer.js'
import type { Fault } from './faults.js'

/** Whether a fault is one of the connection rather than of the service. */
export function isTransportFault({ kind }: Fault): boolean {
  return kind === 'reset' || kind === 'timeout'
}

/** The error a client sees when its connection is lost, or no answer comes in time. */
export function transportError({ kind }: Fault): Error {
  return kind === 'timeout'
    ? Object.assign(new Error('The connection timed out'), { name: 'TimeoutError' })
    : Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', errno: -104, syscall: 'read' })
}

/** The answer as a fault spoils it. */
export function spoil(answer: WireAnswer, fault: Fault | undefined): WireAnswer {
  switch (fault?.kind) {
    case 'empty-body':
      return withBody(answer, new Uint8Array())
    case 'malformed-body':
      return withBody(answer, Buffer.from('<html>not what you expected</html>'))
    case 'truncated-body':
      return withBody(answer, answer.body.subarray(0, Math.max(1, answer.body.length >> 1)))
    case 'crc-mismatch':
      return { ...answer, headers: { ...answer.headers, 'x-amz-crc32': String((Number(answer.headers['x-amz-crc32']) + 1) % 2 ** 32) } }
    default:
      return answer
  }
}

function withBody(answer: WireAnswer, body: Uint8Array): WireAnswer {
  return { ...answer, headers: { ...answer.headers, 'content-length': String(body.length) }, body }
}
