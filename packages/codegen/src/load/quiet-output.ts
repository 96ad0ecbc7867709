/**
 * Runs a task while what is written to the standard output goes to the standard error: a schema may log while it is loaded, and the
 * output of a command is data.
 */
export async function withQuietOutput<Result>(task: () => Promise<Result>): Promise<Result> {
  const { stdout, stderr } = process
  const write = stdout.write
  stdout.write = stderr.write.bind(stderr) as typeof stdout.write
  try {
    return await task()
  } finally {
    stdout.write = write
  }
}
