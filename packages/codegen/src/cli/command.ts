import type { ExitCode } from './exit-code.js'
import type { Io } from './io.js'

/** An option of a command line. */
export interface OptionSpec {
  readonly name: string
  readonly short?: string
  /** The word for its value in the help; absent: it has none. */
  readonly value?: string
  readonly description: string
}

/** What the user typed after the name of a command. */
export interface Arguments {
  readonly options: Readonly<Record<string, string | true | undefined>>
  readonly positionals: readonly string[]
}

/** A command as the help shows it. Its code is loaded when it runs, so that the help and a wrong option cost no time. */
export interface CommandSpec {
  readonly name: string
  readonly summary: string
  readonly details?: readonly string[]
  readonly positionals?: readonly { readonly name: string; readonly description: string }[]
  readonly options: readonly OptionSpec[]
  readonly examples: readonly { readonly command: string; readonly does: string }[]
  readonly load: () => Promise<Command>
}

export type Command = (given: Arguments, io: Io) => Promise<ExitCode>
