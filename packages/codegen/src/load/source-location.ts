/** A place in a source file. Line and column count from 1, as editors do. */
export interface SourceLocation {
  /** The absolute path. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The beginning of a file, where nothing nearer is known. */
export function startOf(file: string): SourceLocation {
  return { file, line: 1, column: 1 }
}

/** The place of an offset in the text of a file. */
export function locationAt(file: string, text: string, offset: number): SourceLocation {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { file, line: before.split('\n').length, column: offset - lineStart + 1 }
}
