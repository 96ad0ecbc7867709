import { relative, sep } from 'node:path'

/** A path as messages show it: relative to the working directory, with `/` between folders. */
export function shownPath(cwd: string, path: string): string {
  const way = relative(cwd, path).split(sep).join('/')
  return way === '' ? '.' : way
}
