import { randomUUID } from 'node:crypto'
import { subscribe } from 'node:diagnostics_channel'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The channel that the runtime publishes every operation to. */
const CHANNEL = 'keyloom:operation'

/** The variable that tells the processes of a run where to leave the names of the patterns they asked. */
export const RECORD_FOLDER = 'KEYLOOM_PATTERN_RECORDS'

/** Notes the patterns that are asked in this process from now on; the answer writes them down, where somebody wants them. */
export function recordPatterns(): () => void {
  const folder = process.env[RECORD_FOLDER]
  if (folder === undefined) return () => {}
  const names = new Set<string>()
  subscribe(CHANNEL, (event) => {
    const { pattern } = event as { readonly pattern?: unknown }
    if (typeof pattern === 'string') names.add(pattern)
  })
  return () => {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify([...names]))
  }
}

/** What all processes have written down. */
export function recordedPatterns(folder: string): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: false }).map(String)
  return new Set(files.flatMap((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as string[]))
}
