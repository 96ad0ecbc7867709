import type picocolors from 'picocolors'

/** One of the two streams of a command, with colors where the reader sees them. */
export interface Output {
  readonly write: (text: string) => void
  /** Somebody watches: what is written may be written over. */
  readonly isTerminal: boolean
  readonly colors: ReturnType<typeof picocolors.createColors>
}

/** What a command may touch of its process. Data goes to `stdout`, what accompanies it to `stderr`. */
export interface Io {
  /** The folder that relative paths, and those in messages, are relative to. */
  readonly cwd: string
  readonly stdout: Output
  readonly stderr: Output
}
