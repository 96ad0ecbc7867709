import picocolors from 'picocolors'
import type { Io } from '../../src/cli/io.js'

/** Streams that keep what a command writes, without colors. */
export function captureStreams(cwd: string): Io & { readonly written: { stdout: string; stderr: string } } {
  const written = { stdout: '', stderr: '' }
  const output = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text
    },
    isTerminal: false,
    colors: picocolors.createColors(false),
  })
  return { cwd, written, stdout: output('stdout'), stderr: output('stderr') }
}
