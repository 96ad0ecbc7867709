import type { Model } from '@keyloom/core'

/** The entities that the pattern or collection at a path returns. */
export function askedBy([group, name = '']: readonly string[], { collections }: Model): readonly string[] {
  if (group === 'entities') return [name]
  return collections.find((one) => one.name === name)?.returns.map(({ entity }) => entity) ?? []
}
