import { exchange, type Service } from './exchange.js'
import type { WireAnswer } from './wire/answer.js'

/** The parts of the SDK's HTTP request that the engine reads. */
export interface SdkRequest {
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** The request handler an SDK client takes: it answers in process, and no socket is opened. */
export interface EngineRequestHandler {
  readonly metadata: { readonly handlerProtocol: string }
  handle(request: SdkRequest, options?: { readonly abortSignal?: unknown }): Promise<{ readonly response: WireAnswer }>
  destroy(): void
  updateHttpClientConfig(): void
  httpHandlerConfigs(): Record<string, never>
}

/** Makes a handler over the engine's core. */
export function createRequestHandler(service: Service): EngineRequestHandler {
  return {
    metadata: { handlerProtocol: 'memory' },
    async handle({ headers, body }, { abortSignal } = {}) {
      if (isAborted(abortSignal)) throw new DOMException('Request aborted', 'AbortError')
      return { response: exchange(service, { target: headerOf(headers, 'x-amz-target'), body: textOf(body) }) }
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const exact = headers[name]
  if (exact !== undefined) return exact
  const key = Object.keys(headers).find((other) => other.toLowerCase() === name)
  return key === undefined ? undefined : headers[key]
}

/** SDK versions differ in what they send: text, bytes, or bytes with their text at hand. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  return body === undefined || body === null ? '' : String(body)
}

function isAborted(signal: unknown): boolean {
  return typeof signal === 'object' && signal !== null && 'aborted' in signal && signal.aborted === true
}
