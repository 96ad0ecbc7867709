import { compareUtf8, successor } from '../keys/index.js'
import type { CollectionModel } from '../model/index.js'
import { withoutRepeats } from './join-bounds.js'
import { areSameTokens, type MemberKey } from './member-keys.js'
import type { BoundPart, BoundToken, SortBound, SortPlan } from './plan.js'

/** Why the member that `first` names does not come before all others in the order of the read; undefined where it does. */
export function notFirst(
  collection: CollectionModel,
  keys: readonly MemberKey[],
  sorts: readonly { readonly sort: SortPlan }[],
  partition: readonly BoundPart[],
  forward: boolean,
): string | undefined {
  const place = keys.findIndex(({ member }) => member.property === collection.first)
  const stretches = sorts.map(({ sort }) => tokensOf(withoutRepeats(sort.bound, partition)))
  const parent = stretches[place]
  for (const [i, child] of stretches.entries()) {
    if (i === place || isBefore(parent, child, forward)) continue
    const [name, other] = [keys[place]?.entity.name, keys[i]?.entity.name]
    const order = forward ? 'before' : 'behind'
    return `read ${forward ? 'forwards' : 'backwards'}, ${name} comes first only where its sort key stands ${order} all of ${other}'s: begin one of them with another literal, such as \`#\``
  }
  return undefined
}

/** Whether all keys of one stretch stand on the side of another that is read first. */
function isBefore(parent: readonly BoundToken[] | undefined, child: readonly BoundToken[] | undefined, forward: boolean): boolean {
  if (parent === undefined || child === undefined) return false
  const shared = child.findIndex((token, i) => !areSameTokens(token, parent[i]))
  const [own, other] = [parent[shared], child[shared]]
  if (shared < 0 || own?.kind !== 'literal' || other?.kind !== 'literal') return false
  const [low, high] = forward ? [own.text, other.text] : [other.text, own.text]
  const end = successor(low)
  // Neither text begins the other, so that what follows them changes nothing.
  return end !== undefined && compareUtf8(end, high) <= 0
}

function tokensOf(bound: SortBound): readonly BoundToken[] | undefined {
  return 'part' in bound ? bound.part.tokens : undefined
}
