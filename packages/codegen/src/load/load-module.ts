import { isKeyloomError, type KeyloomError, keyloomError } from '@keyloom/core'
import type { Jiti } from 'jiti'
import { compile, type FastCompile } from './compile.js'
import { describeFailure, sourceFrame } from './failure.js'
import { withQuietOutput } from './quiet-output.js'

/** What a module exports. */
export type ModuleExports = Readonly<Record<string, unknown>>

/**
 * Imports a TypeScript or JavaScript module of the user's, as it is now on disk. Throws `LOAD.FAILED` with `payload.location` where it does
 * not parse, where an import is not found, or where its code throws.
 */
export async function loadModule(file: string): Promise<ModuleExports> {
  return load(file, (jiti) => jiti.import<ModuleExports>(file))
}

/** Imports several modules as one program, so that what they share is one value in all of them. */
export async function importModules(from: string, files: readonly string[]): Promise<readonly ModuleExports[]> {
  const program = files.map((file, index) => `export * as module${index} from ${JSON.stringify(file)}`).join('\n')
  const options = { filename: `${from}.keyloom.ts`, async: true } as const
  const loaded = await load(from, (jiti) => jiti.evalModule(program, options) as Promise<Readonly<Record<string, ModuleExports>>>)
  return files.map((_, index) => loaded[`module${index}`] ?? {})
}

async function load<Exports>(file: string, act: (jiti: Jiti) => Promise<Exports>): Promise<Exports> {
  const { fastCompile } = await import('./fast-compile.js')
  const fast = await loaderAt(file, fastCompile)
  // Columns of code that was compiled fast are not those of the source: what fails is loaded once more, to say where.
  const exports = await withQuietOutput(() => act(fast)).catch(() => undefined)
  if (exports !== undefined) return exports
  const jiti = await loaderAt(file)
  try {
    return await withQuietOutput(() => act(jiti))
  } catch (thrown) {
    throw loadError(thrown, file)
  }
}

/** No cache of modules, so that a second load sees a change; none on disk, so that no stale or foreign file is ever run. */
async function loaderAt(file: string, compiler?: FastCompile): Promise<Jiti> {
  const { createJiti } = await import('jiti')
  const options = { moduleCache: false, fsCache: false, interopDefault: false, tsconfigPaths: true } as const
  const plain = createJiti(file, options)
  return createJiti(file, { ...options, transform: (source) => compile(plain, compiler, source) })
}

/** The error for what code of the user's threw after its module was loaded (a promise that nobody awaits); undefined for our own code. */
export function failureOfSource(thrown: unknown): KeyloomError | undefined {
  const frame = thrown instanceof Error ? sourceFrame(thrown) : undefined
  return frame === undefined ? undefined : loadError(thrown, frame.file)
}

function loadError(thrown: unknown, file: string): KeyloomError {
  const { message, fix, location } = describeFailure(thrown, file)
  return keyloomError('LOAD.FAILED', message, {
    ...(fix === undefined ? {} : { fix }),
    payload: { location, ...(isKeyloomError(thrown) ? { code: thrown.code } : {}) },
    cause: thrown,
  })
}
