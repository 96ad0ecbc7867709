import { attributeOf, type Need } from './demand.js'
import type { Identity } from './identity.js'

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
 * The primary key that serves these needs: it holds the identity, so that a key is one item. Where the identity is only what the present key
 * is made of, it holds nothing more, except lossy forms of what it holds anyway: then `get` asks for what it asked for before.
 */
export function primaryShape(needs: readonly Need[], identity: Identity): Shape | undefined {
  if (needs.length === 0) return { partition: identity.atoms, sort: [] }
  const shape = shapeOf(needs, identity.scope)
  if (shape === undefined || (!identity.isDeclared && beyondIdentity(shape, identity).length > 0)) return undefined
  const held = [...shape.partition, ...shape.sort]
  return { ...shape, sort: [...shape.sort, ...identity.atoms.filter((one) => !held.includes(one))] }
}

/** The attributes of a key that do not tell items apart. */
export function beyondIdentity({ partition, sort }: Shape, { atoms }: Identity): string[] {
  const held = [...partition, ...sort].filter((one) => !atoms.includes(one)).map(attributeOf)
  return [...new Set(held)].filter((attribute) => !atoms.includes(attribute))
}
