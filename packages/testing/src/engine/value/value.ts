/** The type tags of attribute values, as they appear on the wire. */
export type ValueType = 'S' | 'N' | 'B' | 'BOOL' | 'NULL' | 'SS' | 'NS' | 'BS' | 'L' | 'M'

/** The types a key attribute can have. */
export type KeyType = 'S' | 'N' | 'B'

/**
 * A stored attribute value. Never changed once made, so items, old images and index entries share structure.
 * Numbers are canonical text. Binary is held as one character a byte, which compares, concatenates and searches as bytes do.
 */
export type Value =
  | { readonly type: 'S'; readonly value: string }
  | { readonly type: 'N'; readonly value: string }
  | { readonly type: 'B'; readonly value: string }
  | { readonly type: 'BOOL'; readonly value: boolean }
  | { readonly type: 'NULL'; readonly value: true }
  | { readonly type: 'SS'; readonly value: readonly string[] }
  | { readonly type: 'NS'; readonly value: readonly string[] }
  | { readonly type: 'BS'; readonly value: readonly string[] }
  | { readonly type: 'L'; readonly value: readonly Value[] }
  | { readonly type: 'M'; readonly value: Item }

/** Attributes by name. A Map, so that names like `__proto__` are names like any other. */
export type Item = ReadonlyMap<string, Value>

/** A value that can be (part of) a key. */
export type KeyValue = Extract<Value, { type: KeyType }>

/** A value of a set type. */
export type SetValue = Extract<Value, { type: 'SS' | 'NS' | 'BS' }>

/** Whether a value can be (part of) a key. */
export function isKeyValue(value: Value): value is KeyValue {
  return value.type === 'S' || value.type === 'N' || value.type === 'B'
}

/** Whether a value is a set. */
export function isSet(value: Value): value is SetValue {
  return value.type === 'SS' || value.type === 'NS' || value.type === 'BS'
}
