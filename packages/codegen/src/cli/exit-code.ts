/** What the exit code of the command says: https://keyloom.dev/cli#exit-codes. */
export const exitCodes = {
  clean: 0,
  /** Findings in the schema. */
  findings: 1,
  /** Generated output is out of date. */
  outOfDate: 2,
  /** Usage, configuration, loading or writing. */
  failed: 3,
} as const

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]
