import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { OutputFault, OutputFile } from './compare-output.js'

/**
 * Compares files that the configuration names one by one with what is on disk. They are Keyloom's because it says so, so that nothing has to
 * mark them, which JSON could not.
 */
export function compareFiles(folder: string, expected: readonly OutputFile[]): readonly OutputFault[] {
  return expected.flatMap(({ path, text }): OutputFault[] => {
    const found = read(join(folder, path))
    if (found === undefined) return [{ kind: 'missing', path, expected: text }]
    return found === text ? [] : [{ kind: 'stale', path, found, expected: text }]
  })
}

/** With line feeds only: a checkout may have changed the line ends. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw keyloomError('OUTPUT.UNWRITABLE', `Cannot read ${file}: ${(cause as Error).message}.`, { payload: { file }, cause })
  }
}
