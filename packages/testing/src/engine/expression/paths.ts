import type { Item, Value } from '../value/value.js'
import { type Path, showPath } from './syntax.js'

/** What makes the errors of the expression that paths come from. */
export interface Failing {
  fail(detail: string): Error
}

/** Paths that share their beginnings, with something at the end of each. */
export interface PathTree<T> {
  /** A path that goes through or ends here, for messages. */
  readonly some: Path
  leaf?: { readonly value: T }
  names?: Map<string, PathTree<T>>
  positions?: Map<number, PathTree<T>>
}

/** Builds the tree; refuses paths of which one contains another, or which disagree whether a place is a map or a list. */
export function buildPathTree<T>(entries: readonly (readonly [Path, T])[], reader: Failing): ReadonlyMap<string, PathTree<T>> {
  const root: PathTree<T> = { some: entries[0]![0], names: new Map() }
  for (const [path, value] of entries) {
    let node = root
    for (const step of path) {
      if (node.leaf !== undefined) throw collision('overlap', node.some, path, reader)
      node = childOf(node, step, path, reader)
    }
    if (node.some !== path) throw collision('overlap', node.some, path, reader)
    node.leaf = { value }
  }
  return root.names!
}

/** The value at a path, if the item has one. */
export function valueAt(item: Item, path: Path): Value | undefined {
  let value = item.get(path[0])
  for (let i = 1; i < path.length && value !== undefined; i += 1) {
    const step = path[i]!
    if (typeof step === 'string') value = value.type === 'M' ? value.value.get(step) : undefined
    else value = value.type === 'L' ? value.value[step] : undefined
  }
  return value
}

/** What an item has at the paths of a tree, in the same places; list elements close up. */
export function projectItem<T>(item: Item, tree: ReadonlyMap<string, PathTree<T>>): Item {
  const result = new Map<string, Value>()
  for (const [name, node] of tree) {
    const value = item.get(name)
    const projected = value === undefined ? undefined : projectValue(value, node)
    if (projected !== undefined) result.set(name, projected)
  }
  return result
}

function projectValue<T>(value: Value, node: PathTree<T>): Value | undefined {
  if (node.leaf !== undefined) return value
  if (node.names !== undefined) {
    if (value.type !== 'M') return undefined
    const members = projectItem(value.value, node.names)
    return members.size === 0 ? undefined : { type: 'M', value: members }
  }
  if (value.type !== 'L') return undefined
  const members: Value[] = []
  for (const [position, child] of [...node.positions!].sort(([a], [b]) => a - b)) {
    const member = value.value[position]
    const projected = member === undefined ? undefined : projectValue(member, child)
    if (projected !== undefined) members.push(projected)
  }
  return members.length === 0 ? undefined : { type: 'L', value: members }
}

function childOf<T>(node: PathTree<T>, step: string | number, path: Path, reader: Failing): PathTree<T> {
  if (typeof step === 'string' ? node.positions !== undefined : node.names !== undefined)
    throw collision('conflict', node.some, path, reader)
  const children: Map<string | number, PathTree<T>> = typeof step === 'string' ? (node.names ?? new Map()) : (node.positions ?? new Map())
  if (typeof step === 'string') node.names = children as Map<string, PathTree<T>>
  else node.positions = children as Map<number, PathTree<T>>
  let child = children.get(step)
  if (child === undefined) {
    child = { some: path }
    children.set(step, child)
  }
  return child
}

function collision(how: 'overlap' | 'conflict', one: Path, two: Path, reader: Failing): Error {
  return reader.fail(
    `Two document paths ${how} with each other; must remove or rewrite one of these paths; path one: ${showPath(one)}, path two: ${showPath(two)}`,
  )
}
