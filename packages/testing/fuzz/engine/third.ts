import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { keyloomError } from '@keyloom/core'
import { type Comparable, text } from './compare.js'
import { type Endpoint, remote } from './wire.js'

/** Whom a third engine agrees with where two differ. */
export type Side = 'ours' | 'theirs' | 'neither'

/** How often it agreed with whom. */
export type Votes = Readonly<Record<Side, number>>

/** A third engine. */
export interface Third {
  readonly send: Endpoint
  stop(): Promise<void>
}

const POLL_MS = 20
const TIMEOUT_MS = 10_000

/** Starts dynoxide, an engine written in Rust; nothing where it is not installed (it is for Linux on x64 only). */
export async function startThird(): Promise<Third | undefined> {
  const binary = find()
  if (binary === undefined) return undefined
  const port = await freePort()
  const child = spawn(binary, ['--port', String(port)], { stdio: 'ignore' })
  const endpoint = `http://127.0.0.1:${port}`
  await answers(endpoint, child)
  const server = remote(endpoint)
  return {
    send: server.send,
    async stop() {
      server.close()
      const ended = once(child, 'exit')
      child.kill()
      await ended
    },
  }
}

/** Whom the third answer agrees with. */
export function sideOf(third: Comparable, ours: Comparable, theirs: Comparable): Side {
  const agrees = (other: Comparable): boolean => third.error === other.error && text(third.content) === text(other.content)
  return agrees(ours) ? 'ours' : agrees(theirs) ? 'theirs' : 'neither'
}

function find(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide')
  } catch {
    return undefined
  }
}

async function answers(endpoint: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < TIMEOUT_MS && child.exitCode === null; waited += POLL_MS) {
    if ((await fetch(endpoint).catch(() => undefined)) !== undefined) return
    await sleep(POLL_MS)
  }
  child.kill()
  throw keyloomError('LOCAL.FAILED', 'The third engine does not answer.')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  return port
}
