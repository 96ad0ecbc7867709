import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DynamoDBLocal, startDynamoDBLocal } from '../local/dynamodb-local.js'
import { SHARED_LOCAL } from './shared-local.js'

/**
 * A `globalSetup` of vitest: one DynamoDB Local for the whole run instead of one for each test file, started when the first file asks.
 *
 * @example
 * ```ts
 * import { defineConfig } from 'vitest/config'
 *
 * export default defineConfig({ test: { globalSetup: ['@keyloom/testing/vitest/global-setup'] } })
 * ```
 */
export default async function setup(): Promise<() => Promise<void>> {
  let local: Promise<DynamoDBLocal> | undefined
  // The files run in processes of their own: they ask over HTTP.
  const desk = createServer((_, response) => {
    local ??= startDynamoDBLocal({ separate: true })
    local.then(
      ({ endpoint }) => response.end(endpoint),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  process.env[SHARED_LOCAL] = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`
  return async () => {
    desk.close()
    await (await local?.catch(() => undefined))?.stop()
  }
}
