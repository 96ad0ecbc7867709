import type { Limits } from './limits.js'
import { validation } from './service-error.js'
import { type KeyAttribute, keyAttributes } from './storage/definition.js'
import { type Position, positionOf } from './storage/position.js'
import type { Index, Table } from './storage/table.js'
import { decodeItem, type WireItem } from './value/wire.js'

/** The place an ExclusiveStartKey names; refuses one that is not made of exactly the keys of the table and index. */
export function startPosition(table: Table, index: Index | undefined, wire: WireItem, limits: Limits): Position {
  const key = decodeItem(wire, limits.nestingLevels - 1)
  const expected = new Map<string, KeyAttribute>(
    [...keyAttributes(table.keys), ...(index === undefined ? [] : keyAttributes(index.definition.keys))].map((each) => [each.name, each]),
  )
  if (key.size !== expected.size) throw invalidStart()
  for (const { name, type } of expected.values()) {
    const value = key.get(name)
    if (value === undefined || value.type !== type || value.value === '') throw invalidStart()
  }
  const base = positionOf(table.keys, key)!
  return index === undefined ? base : positionOf(index.definition.keys, key, base)!
}

function invalidStart(): Error {
  return validation('The provided starting key is invalid: The provided key element does not match the schema')
}
