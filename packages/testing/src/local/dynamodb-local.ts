import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '@keyloom/core'
import launcher from 'dynamodb-local'
import { findInstallPath } from './install-path.js'
import { isJavaAvailable } from './java.js'

/** How to start DynamoDB Local. */
export interface DynamoDBLocalOptions {
  /** The port; a free one by default. DynamoDB Local listens on all interfaces. */
  readonly port?: number
  /** The folder with `DynamoDBLocal.jar`; found or downloaded by default. */
  readonly installPath?: string
  /** Whether each access key has tables of its own; all clients share theirs by default. */
  readonly separate?: boolean
  /** How long to wait for its first answer; 30 seconds by default. */
  readonly startTimeoutMs?: number
}

/** A running DynamoDB Local, in memory. */
export interface DynamoDBLocal {
  /** Where it answers. */
  readonly endpoint: string
  /** A client of it. */
  client(config?: DynamoDBClientConfig): DynamoDBClient
  /** Ends the process. */
  stop(): Promise<void>
}

const POLL_MS = 50
const START_TIMEOUT_MS = 30_000

/**
 * Starts AWS's DynamoDB Local through the package `dynamodb-local` and waits until it answers.
 *
 * @throws KeyloomError `LOCAL.UNAVAILABLE` without Java, `LOCAL.FAILED` when it does not start.
 *
 * @example
 * ```ts
 * import { startDynamoDBLocal } from '@keyloom/testing'
 *
 * const local = await startDynamoDBLocal()
 * try {
 *   console.log(local.endpoint)
 * } finally {
 *   await local.stop()
 * }
 * ```
 */
export async function startDynamoDBLocal(options: DynamoDBLocalOptions = {}): Promise<DynamoDBLocal> {
  if (!isJavaAvailable())
    throw keyloomError('LOCAL.UNAVAILABLE', 'DynamoDB Local needs Java.', { fix: 'Install a Java runtime (17 or newer).' })
  const installPath = options.installPath ?? findInstallPath()
  if (installPath !== undefined) launcher.configureInstaller({ installPath })
  const port = options.port ?? (await freePort())
  const child = await launcher.launch(port, null, options.separate === true ? [] : ['-sharedDb'], false, false, '-XX:TieredStopAtLevel=1')
  const endpoint = `http://127.0.0.1:${port}`
  try {
    await answers(endpoint, child, options.startTimeoutMs ?? START_TIMEOUT_MS)
  } catch (error) {
    await end(child, port)
    throw error
  }
  return {
    endpoint,
    client: (config) => endpointClient(endpoint, config),
    stop: () => end(child, port),
  }
}

/** A client of an endpoint that takes any credentials. */
export function endpointClient(endpoint: string, config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' }, ...config })
}

async function answers(endpoint: string, child: ChildProcess, timeoutMs: number): Promise<void> {
  for (let waited = 0; waited < timeoutMs; waited += POLL_MS) {
    if (child.exitCode !== null) throw keyloomError('LOCAL.FAILED', `DynamoDB Local ended with exit code ${child.exitCode} while starting.`)
    // Any answer will do: an unsigned request is refused, by a server that is up.
    const response = await fetch(endpoint, { method: 'POST', signal: AbortSignal.timeout(1000) }).catch(() => undefined)
    if (response !== undefined) {
      await response.arrayBuffer()
      return
    }
    await sleep(POLL_MS)
  }
  throw keyloomError('LOCAL.FAILED', `DynamoDB Local did not answer within ${timeoutMs} ms.`)
}

async function end(child: ChildProcess, port: number): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? new Promise((resolve) => child.once('exit', resolve)) : undefined
  launcher.stop(port)
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
