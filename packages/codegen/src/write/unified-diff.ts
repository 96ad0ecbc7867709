import { createTwoFilesPatch } from 'diff'

/** The difference between two texts as `diff -u` shows it, without the two lines of dates; nothing where they are equal. */
export function unifiedDiff(path: string, found: string, expected: string): string {
  if (found === expected) return ''
  const patch = createTwoFilesPatch(`${path} (on disk)`, `${path} (generated)`, found, expected, '', '', { context: 3 })
  return patch.slice(patch.indexOf('--- ')).replaceAll(/\t\n/g, '\n').trimEnd()
}
