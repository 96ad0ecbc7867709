import { resolve } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { Arguments } from '../command.js'
import type { ExitCode } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'

const DEFAULT_PORT = 8000

/** `keyloom local`: the embedded engine on a port of loopback, for tools in any language, until the process is ended. */
export async function local(given: Arguments, io: Io): Promise<ExitCode> {
  const port = readPort(given.options.port)
  const { createEngine, openPersistentEngine } = await loadTesting()
  const file = typeof given.options.db === 'string' ? resolve(io.cwd, given.options.db) : undefined
  const persistent = file === undefined ? undefined : openPersistentEngine(file)
  if (persistent !== undefined) process.on('exit', persistent.close)
  const engine = persistent?.engine ?? createEngine()
  const { endpoint } = await engine.listen({ port }).catch((cause: NodeJS.ErrnoException) => {
    throw keyloomError('CLI.PORT', `Port ${port} cannot be listened on: ${cause.code ?? cause.message}.`, {
      fix: 'Name another with `--port`; `--port 0` takes a free one.',
      payload: { port },
      cause,
    })
  })
  if (given.options.json === true)
    io.stdout.write(`${JSON.stringify({ version: 1, command: 'local', ok: true, endpoint, ...(file && { db: file }) })}\n`)
  else {
    io.stdout.write(`${endpoint}\n`)
    io.stderr.write(
      `DynamoDB, embedded: ${file === undefined ? 'in memory' : `kept in ${shownPath(io.cwd, file)}`}. Any region and credentials do. Ctrl-C ends it.\n`,
    )
  }
  return new Promise(() => {})
}

function readPort(value: string | true | undefined): number {
  if (value === undefined) return DEFAULT_PORT
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw keyloomError('CLI.USAGE', `\`--port ${value}\` is not a port: a whole number from 0 to 65535.`)
}

/** The engine is a package of its own: who only generates does not install it. */
async function loadTesting(): Promise<typeof import('@keyloom/testing')> {
  try {
    return await import('@keyloom/testing')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw keyloomError('CLI.USAGE', '`keyloom local` needs the package @keyloom/testing, which is not installed.', {
      fix: 'Install it: `npm install --save-dev @keyloom/testing`.',
      cause,
    })
  }
}
