import type { Limits } from './limits.js'
import { invalidInput, invalidParameters, validation } from './service-error.js'
import { type KeyAttribute, type KeySchema, keyAttributes } from './storage/definition.js'
import { type Position, positionOf } from './storage/position.js'
import type { Table } from './storage/table.js'
import type { Item, Value } from './value/value.js'
import { encodeItem, type WireItem } from './value/wire.js'

/** The place of an item's key; refuses a key that is not exactly the table's. */
export function positionOfKey(table: Table, key: Item, limits: Limits): Position {
  const attributes = keyAttributes(table.keys)
  if (key.size !== attributes.length || attributes.some(({ name, type }) => key.get(name)?.type !== type))
    throw validation('The provided key element does not match the schema')
  checkKeyValues(table.keys, key, limits)
  return positionOf(table.keys, key)!
}

/** The place of a whole item; refuses an item whose table or index keys cannot be keys. */
export function positionOfItem(table: Table, item: Item, limits: Limits): Position {
  for (const { name, type } of keyAttributes(table.keys)) {
    const value = item.get(name)
    if (value === undefined) throw invalidParameters(`Missing the key ${name} in the item`)
    if (value.type !== type) throw invalidParameters(`Type mismatch for key ${name} expected: ${type} actual: ${value.type}`)
  }
  checkKeyValues(table.keys, item, limits)
  checkIndexKeys(table, item, limits, 'put')
  return positionOf(table.keys, item)!
}

/** Refuses an item with an attribute that is a key of an index and cannot be one. A missing attribute only keeps it out of the index. */
export function checkIndexKeys(table: Table, item: Item, limits: Limits, write: 'put' | 'update'): void {
  if (table.indexes.size === 0) return
  for (const { definition } of [...table.indexes.values()].sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1))) {
    for (const [attributes, maxBytes] of rolesOf(definition.keys, limits)) {
      for (const attribute of attributes) {
        const value = item.get(attribute.name)
        if (value !== undefined) checkIndexKey(attribute, value, maxBytes, definition.name, write)
      }
    }
  }
}

/** Whether a value can be a key attribute of an index; an item without the attribute is fine. */
export function checkIndexValue({ name, type }: KeyAttribute, { hash }: KeySchema, value: Value | undefined, limits: Limits): boolean {
  if (value === undefined) return true
  const maxBytes = hash.some((attribute) => attribute.name === name) ? limits.partitionKeyBytes : limits.sortKeyBytes
  return value.type === type && value.value !== '' && bytesOf(value) <= maxBytes
}

/** The key of an item, in the table's order. */
export function keyOf(schema: KeySchema, item: Item): Item {
  return new Map(keyAttributes(schema).map(({ name }) => [name, item.get(name)!]))
}

/** The wire's form of the keys of an item: of the table, and of the index it was read from. */
export function wireKeyOf(table: Table, index: KeySchema | undefined, item: Item): WireItem {
  return encodeItem(index === undefined ? keyOf(table.keys, item) : new Map([...keyOf(index, item), ...keyOf(table.keys, item)]))
}

function checkKeyValues(schema: KeySchema, item: Item, limits: Limits): void {
  for (const [attributes, maxBytes, role] of rolesOf(schema, limits)) {
    for (const { name } of attributes) {
      const value = item.get(name)!
      if (value.value === '') {
        throw invalidInput(
          `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${value.type === 'B' ? 'binary' : 'string'} value. Key: ${name}`,
        )
      }
      if (bytesOf(value) > maxBytes) throw invalidParameters(`Size of ${role} has exceeded the maximum size limit of${maxBytes} bytes`)
    }
  }
}

function checkIndexKey({ name, type }: KeyAttribute, value: Value, maxBytes: number, index: string, write: 'put' | 'update'): void {
  // What is empty is found before the type is looked at: it can be seen from the request alone.
  if (value.value === '') {
    const empty = `The AttributeValue for a key attribute cannot contain an empty ${value.type === 'B' ? 'binary' : 'string'} value.`
    throw invalidInput(
      write === 'put'
        ? `One or more parameter values are not valid. A value specified for a secondary index key is not supported. ${empty} IndexName: ${index}, IndexKey: ${name}`
        : `One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. ${empty}`,
    )
  }
  if (value.type !== type)
    throw invalidParameters(`Type mismatch for Index Key ${name} Expected: ${type} Actual: ${value.type} IndexName: ${index}`)
  if (bytesOf(value) > maxBytes)
    throw invalidParameters(`Size of index key ${name} has exceeded the maximum size limit of ${maxBytes} bytes`)
}

function rolesOf({ hash, range }: KeySchema, limits: Limits): readonly [readonly KeyAttribute[], number, string][] {
  return [
    [hash, limits.partitionKeyBytes, 'hashkey'],
    [range, limits.sortKeyBytes, 'rangekey'],
  ]
}

function bytesOf(value: Value): number {
  if (value.type === 'B') return value.value.length
  return value.type === 'S' ? Buffer.byteLength(value.value) : 0
}
