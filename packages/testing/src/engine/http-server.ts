import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { exchange, type Service, tooLarge } from './exchange.js'
import { errorAnswer, type WireAnswer } from './wire/answer.js'

/** Where an engine listens. */
export interface ListenOptions {
  /** The port; a free one by default. */
  readonly port?: number
  /** The address; loopback by default. */
  readonly host?: string
}

/** An engine that listens. */
export interface EngineServer {
  readonly port: number
  /** The URL to give a client as its `endpoint`. */
  readonly endpoint: string
  /** Stops listening and closes the connections. */
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

/** Serves the engine over HTTP. */
export async function listen(service: Service, { port = 0, host = LOOPBACK }: ListenOptions): Promise<EngineServer> {
  const server = createServer((request, response) => {
    handle(service, request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const bound = portOf(server)
  return {
    port: bound,
    endpoint: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET' && request.url === '/') {
    response.end('healthy')
    return
  }
  const body = await readBody(request, service.maxBytes)
  if (body === undefined) {
    response.setHeader('connection', 'close')
    send(response, errorAnswer(tooLarge(service.maxBytes), service.newId()))
    return
  }
  const target = request.method === 'POST' ? request.headers['x-amz-target'] : undefined
  let answered: WireAnswer
  try {
    answered = exchange(service, { target: Array.isArray(target) ? target[0] : target, body })
  } catch (error) {
    // A lost connection ends here; where no answer comes in time the connection stays open until the client gives up.
    if (!(error instanceof Error && error.name === 'TimeoutError')) request.socket.destroy()
    return
  }
  send(response, answered)
}

function send(response: ServerResponse, { statusCode, headers, body }: WireAnswer): void {
  response.writeHead(statusCode, headers)
  response.end(body)
}

async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    // What is too long is read to its end and forgotten, so that the client gets to read the answer.
    if (length <= maxBytes) chunks.push(chunk)
  }
  return length > maxBytes ? undefined : Buffer.concat(chunks).toString('utf8')
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
