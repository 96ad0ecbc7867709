import type { Need } from './demand.js'

/** The atoms of one key, before it has names and literals. */
export interface Shape {
  readonly partition: readonly string[]
  readonly sort: readonly string[]
}

/**
 * The one key that serves all these needs, or undefined. Its partition is what all of them know. Behind it, what each of them knows besides
 * stands first, so that the needs form a chain: the sort key of the one begins as that of the next one does.
 */
export function shapeOf(needs: readonly Need[], scope: readonly string[]): Shape | undefined {
  const [first, ...others] = needs
  if (first === undefined) return undefined
  const asked = needs.find((need) => need.partition !== undefined)?.partition
  const partition = asked ?? first.equal.filter((atom) => others.every(({ equal }) => equal.includes(atom)))
  const haveIt = needs.every(
    ({ equal, partition: own }) =>
      partition.every((atom) => equal.includes(atom)) &&
      (own?.length ?? partition.length) === partition.length &&
      (own ?? []).every((atom) => partition.includes(atom)),
  )
  if (!haveIt || !scope.every((atom) => partition.includes(atom))) return undefined

  const sort: string[] = []
  const links = needs.map((need) => ({ known: need.equal.filter((atom) => !partition.includes(atom)), next: need.sort }))
  for (const { known, next } of links.toSorted((one, other) => one.known.length - other.known.length)) {
    if (sort.slice(0, known.length).some((atom) => !known.includes(atom))) return undefined
    sort.push(...known.filter((atom) => !sort.includes(atom)))
    if (sort.length === known.length && next !== undefined) sort.push(next)
    if (next !== undefined && sort[known.length] !== next) return undefined
  }
  return { partition, sort }
}

/**
 * The primary key that serves these needs: it holds the identity and nothing more, so that a key is one item and `get` asks for nothing else.
 * Only lossy forms of what it holds anyway may stand in it besides.
 */
export function primaryShape(needs: readonly Need[], identity: readonly string[], scope: readonly string[]): Shape | undefined {
  if (needs.length === 0) return { partition: identity, sort: [] }
  const shape = shapeOf(needs, scope)
  if (shape === undefined) return undefined
  const held = [...shape.partition, ...shape.sort]
  const isPart = (one: string) => identity.includes(one) || identity.includes(one.slice(0, one.indexOf(':')))
  if (!held.every(isPart)) return undefined
  return { ...shape, sort: [...shape.sort, ...identity.filter((one) => !held.includes(one))] }
}
