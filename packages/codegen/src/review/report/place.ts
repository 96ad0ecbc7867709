/** A place in a file of the user's; lines and columns count from 1. */
export interface Place {
  /** Relative to the repository or the working directory, with `/` between folders. */
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Where a path of the schema stands in its source. */
export type FindPlace = (path: readonly string[]) => Place

export function placeText({ file, line, column }: Place): string {
  return `${file}:${line}:${column}`
}
