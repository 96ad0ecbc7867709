import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyloomError } from '@keyloom/core'
import type { ResolvedConfig } from '../../config/config.js'
import type { Acceptance } from '../../review/accept/acceptance.js'
import { acceptedJson, parseAccepted } from '../../review/accept/accepted-file.js'

/** Where accepted changes are: beside the configuration. */
export function acceptedFileOf({ root }: ResolvedConfig): string {
  return join(root, 'keyloom.accepted.json')
}

/** The accepted changes; none where there is no file. Throws `REVIEW.ACCEPTED`. */
export function readAccepted(file: string): readonly Acceptance[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw keyloomError('REVIEW.ACCEPTED', `${file} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, { cause })
  }
  return parseAccepted(text, file)
}

export function writeAccepted(file: string, entries: readonly Acceptance[]): void {
  writeFileSync(file, acceptedJson(entries))
}
