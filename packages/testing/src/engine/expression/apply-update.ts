import { validation } from '../service-error.js'
import { addNumbers } from '../value/decimal.js'
import { type Item, isSet, type SetValue, type Value } from '../value/value.js'
import type { Update } from './parse-update.js'
import { type PathTree, valueAt } from './paths.js'
import type { UpdateAction, UpdateOperand } from './syntax.js'

/** What a clause comes to on one item: a value to put there, nothing to be there, or no change. */
type Edit = { readonly kind: 'put'; readonly value: Value } | { readonly kind: 'drop' } | { readonly kind: 'keep' }

/** The item after an update. Every clause reads the item as it was before. */
export function applyUpdate(item: Item, update: Update): Item {
  return editMap(item, update.tree, item)
}

function editMap(map: Item, tree: ReadonlyMap<string, PathTree<UpdateAction>>, item: Item): Item {
  const result = new Map(map)
  for (const [name, node] of tree) {
    const edit = editOf(map.get(name), node, item)
    if (edit.kind === 'put') result.set(name, edit.value)
    else if (edit.kind === 'drop') result.delete(name)
  }
  return result
}

/** New elements go to the end in the order of their positions, however far beyond it they point. */
function editList(list: readonly Value[], tree: ReadonlyMap<number, PathTree<UpdateAction>>, item: Item): readonly Value[] {
  const result: (Value | undefined)[] = [...list]
  for (const [position, node] of [...tree].sort(([a], [b]) => a - b)) {
    const edit = editOf(list[position], node, item)
    if (edit.kind === 'put') result[position < list.length ? position : result.length] = edit.value
    else if (edit.kind === 'drop' && position < list.length) result[position] = undefined
  }
  return result.filter((value) => value !== undefined)
}

function editOf(value: Value | undefined, node: PathTree<UpdateAction>, item: Item): Edit {
  if (node.leaf !== undefined) return editAt(value, node.leaf.value, item)
  if (node.names !== undefined && value?.type === 'M')
    return { kind: 'put', value: { type: 'M', value: editMap(value.value, node.names, item) } }
  if (node.positions !== undefined && value?.type === 'L')
    return { kind: 'put', value: { type: 'L', value: editList(value.value, node.positions, item) } }
  throw validation('The document path provided in the update expression is invalid for update')
}

function editAt(value: Value | undefined, action: UpdateAction, item: Item): Edit {
  switch (action.kind) {
    case 'set':
      return { kind: 'put', value: resolve(action.operand, item) }
    case 'remove':
      return { kind: 'drop' }
    case 'add':
      return { kind: 'put', value: value === undefined ? action.value : add(value, action.value) }
    case 'delete':
      return value === undefined ? { kind: 'keep' } : remove(value, action.value)
  }
}

function resolve(operand: UpdateOperand, item: Item): Value {
  switch (operand.kind) {
    case 'value':
      return operand.value
    case 'path': {
      const value = valueAt(item, operand.path)
      if (value === undefined) throw validation('The provided expression refers to an attribute that does not exist in the item')
      return value
    }
    case 'if_not_exists': {
      // The alternative is looked up even when it is not needed: a missing attribute in it is an error either way.
      const otherwise = resolve(operand.otherwise, item)
      return valueAt(item, operand.path) ?? otherwise
    }
    case 'list_append': {
      const left = resolve(operand.left, item)
      const right = resolve(operand.right, item)
      if (left.type !== 'L' || right.type !== 'L') throw wrongType()
      return { type: 'L', value: [...left.value, ...right.value] }
    }
    default: {
      const left = resolve(operand.left, item)
      const right = resolve(operand.right, item)
      if (left.type !== 'N' || right.type !== 'N') throw wrongType()
      return { type: 'N', value: addNumbers(left.value, right.value, operand.kind === 'minus') }
    }
  }
}

function add(value: Value, addend: Value): Value {
  if (value.type === 'N' && addend.type === 'N') return { type: 'N', value: addNumbers(value.value, addend.value) }
  // Only a legacy update adds to a list.
  if (value.type === 'L' && addend.type === 'L') return { type: 'L', value: [...value.value, ...addend.value] }
  if (!isSet(value) || !isSet(addend) || value.type !== addend.type) throw wrongType()
  return withMembers(value, [...new Set([...value.value, ...addend.value])])
}

function remove(value: Value, members: Value): Edit {
  if (!isSet(value) || !isSet(members) || value.type !== members.type) throw wrongType()
  const gone = new Set(members.value)
  const left = value.value.filter((member) => !gone.has(member))
  return left.length === 0 ? { kind: 'drop' } : { kind: 'put', value: withMembers(value, left) }
}

function withMembers(set: SetValue, members: readonly string[]): Value {
  return { type: set.type, value: members }
}

function wrongType(): Error {
  return validation('An operand in the update expression has an incorrect data type')
}
