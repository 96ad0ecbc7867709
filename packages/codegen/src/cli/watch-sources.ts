import { compiledFiles } from '../load/compile.js'
import { type ExitCode, exitCodes } from './exit-code.js'
import type { Io } from './io.js'
import { shownPath } from './paths.js'
import { printError } from './report-error.js'
import { createSourceWatcher } from './source-watcher.js'

/** Does it once, and again whenever a module that it loaded changes, until the process is ended. What is wrong is told, and waited out. */
export async function watchSources(act: () => Promise<ExitCode>, io: Io): Promise<never> {
  const watcher = createSourceWatcher()
  for (;;) {
    const since = Date.now()
    const exitCode = await attempt(act, io)
    // What is missing may be made: while nothing works, a new module beside the others counts as well.
    watcher.follow(sources(), exitCode !== exitCodes.clean, since)
    const changed = await watcher.next()
    io.stderr.write(`\n${changed.map((file) => shownPath(io.cwd, file)).join(', ')} changed.\n`)
  }
}

async function attempt(act: () => Promise<ExitCode>, io: Io): Promise<ExitCode> {
  try {
    return await act()
  } catch (error) {
    printError(error, io)
    return exitCodes.failed
  }
}

/** Packages are not watched. */
function sources(): readonly string[] {
  return compiledFiles().filter((file) => !/[\\/]node_modules[\\/]/.test(file))
}
