import type { FoundFile } from './read-output.js'

/** A file as the generator makes it. */
export interface OutputFile {
  /** Relative to the output folder, with `/` between folders. */
  readonly path: string
  readonly text: string
}

/** A difference between the output folder and what would be generated now. */
export type OutputFault =
  /** Generated from an older schema or by an older version. */
  | { readonly kind: 'stale'; readonly path: string; readonly found: string; readonly expected: string }
  | { readonly kind: 'missing'; readonly path: string; readonly expected: string }
  /** Generated once, and no longer part of the output. */
  | { readonly kind: 'orphaned'; readonly path: string; readonly found: string }
  /** Changed by somebody after it was generated; `foreign`: nothing says that Keyloom ever wrote it. */
  | { readonly kind: 'edited'; readonly path: string; readonly found: string; readonly expected: string; readonly foreign: boolean }

/** Compares generated files with what the output folder holds: every fault, in the order of the paths. */
export function compareOutput(expected: readonly OutputFile[], found: readonly FoundFile[]): readonly OutputFault[] {
  const byPath = new Map(found.map((file) => [file.path, file]))
  const paths = new Set(expected.map(({ path }) => path))
  const faults: OutputFault[] = [
    ...expected.flatMap((file) => faultOf(file, byPath.get(file.path)) ?? []),
    ...found
      .filter((file) => !paths.has(file.path) && file.owner !== 'foreign')
      .map(({ path, text }) => ({ kind: 'orphaned' as const, path, found: text })),
  ]
  return faults.sort((one, other) => (one.path < other.path ? -1 : 1))
}

function faultOf({ path, text }: OutputFile, found: FoundFile | undefined): OutputFault | undefined {
  if (found === undefined) return { kind: 'missing', path, expected: text }
  if (found.text === text) return undefined
  if (found.owner === 'generated') return { kind: 'stale', path, found: found.text, expected: text }
  return { kind: 'edited', path, found: found.text, expected: text, foreign: found.owner === 'foreign' }
}
