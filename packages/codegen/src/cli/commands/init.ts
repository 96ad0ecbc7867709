import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { Arguments } from '../command.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { workingIn } from './config-options.js'
import { configTemplate, schemaTemplate } from './init-templates.js'

/** `keyloom init`: a configuration and a small schema to begin with. What is there already stays as it is. */
export async function init(given: Arguments, streams: Io): Promise<ExitCode> {
  const { cwd, stdout, stderr } = workingIn(given, streams)
  const files = [
    { path: 'keyloom.config.ts', text: configTemplate },
    { path: 'schema.ts', text: schemaTemplate },
  ]
  for (const { path, text } of files) {
    const isNew = writeNew(cwd, path, text)
    stdout.write(`${isNew ? 'written' : 'kept   '} ${shownPath(streams.cwd, join(cwd, path))}\n`)
  }
  stderr.write(`\nNext:\n  1. npm install @keyloom/core @aws-sdk/client-dynamodb\n  2. npm install --save-dev @keyloom/codegen zod\n`)
  stderr.write('  3. npx keyloom generate, then import what it writes from ./generated/index.js\n')
  return exitCodes.clean
}

/** Writes a file that does not exist; false where it does. */
function writeNew(folder: string, path: string, text: string): boolean {
  try {
    writeFileSync(join(folder, path), text, { flag: 'wx' })
    return true
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw keyloomError('OUTPUT.UNWRITABLE', `Cannot write ${join(folder, path)}: ${reason}.`, { payload: { folder }, cause })
  }
}
