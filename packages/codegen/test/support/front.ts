import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Engine } from '@keyloom/testing'
import { onTestFinished } from 'vitest'

/** What is answered in the place of the engine: what it says of the request, or an error by its name. */
export type Answer = (operation: string, input: object) => { readonly output: object } | { readonly error: string } | undefined

/** Serves an engine, where a test may answer in its place, and may stop serving. Gives the arguments that name it. */
export async function serveInFront(engine: Engine, answer: Answer): Promise<{ readonly args: readonly string[]; close(): void }> {
  const inner = await engine.listen()
  onTestFinished(inner.close)
  const server = createServer((request, response) => void handle(request, response, inner.endpoint, answer)).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  onTestFinished(close)
  const { port } = server.address() as AddressInfo
  return { args: ['--region', 'us-east-1', '--endpoint', `http://127.0.0.1:${port}`], close }
}

async function handle(request: IncomingMessage, response: ServerResponse, endpoint: string, answer: Answer): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const body = Buffer.concat(chunks).toString()
  const target = String(request.headers['x-amz-target'])
  const given = answer(target.split('.')[1] ?? '', JSON.parse(body))
  if (response.destroyed) return
  if (given === undefined) {
    const answered = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': target, 'content-type': 'application/x-amz-json-1.0' },
      body,
    })
    response.writeHead(answered.status).end(await answered.text())
  } else if ('error' in given) response.writeHead(400).end(JSON.stringify({ __type: given.error, message: 'No.' }))
  else response.writeHead(200).end(JSON.stringify(given.output))
}
