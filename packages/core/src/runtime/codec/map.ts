import type { AttributeValue } from '../item.js'
import { setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { checkElement, readElement, writeElement } from './element.js'
import { invalidType, unstorable } from './fault.js'
import { type Issue, prefixIssues } from './issue.js'
import { keyName, keyOf } from './map-key.js'
import { storedAs } from './string.js'

/**
 * A Map; its keys become the names of DynamoDB's map, so two keys must not have one name.
 *
 * @example
 * ```ts
 * import { integer, map, string } from '@keyloom/core/runtime'
 *
 * map(string(), integer()).write(new Map([['a', 1]])) // { M: { a: { N: '1' } } }
 * ```
 */
export function map<K, V>(key: Codec<K>, value: Codec<V>): Codec<ReadonlyMap<K, V>> {
  return {
    kind: 'map',
    check(input, issues) {
      const checked = new Map<K, V>()
      if (!(input instanceof Map)) {
        issues.push(invalidType('map', input))
        return checked
      }
      const names = new Set<string>()
      const start = issues.length
      for (const [each, held] of input) {
        const checkedKey = checkMapKey(key, each, issues)
        checked.set(checkedKey, checkMapValue(value, held, each, issues))
        if (issues.length === start) names.add(keyName(key as Codec<unknown>, checkedKey))
      }
      if (issues.length === start && names.size < checked.size) issues.push(unstorable('Invalid map: two keys have the same name as text'))
      return checked
    },
    write(entries) {
      const stored: Record<string, AttributeValue> = {}
      for (const [each, held] of entries) setOwn(stored, keyName(key as Codec<unknown>, each), writeElement(value, held))
      return { M: stored }
    },
    read(stored, issues) {
      const entries = new Map<K, V>()
      if (stored?.M === undefined) issues.push(storedAs('M', stored))
      for (const [name, held] of Object.entries(stored?.M ?? {})) {
        entries.set(keyOf(key as Codec<unknown>, name, issues) as K, readElement(value, held, name, issues))
      }
      return entries
    },
    part: (step) => (typeof step === 'string' ? (value as Codec<unknown>) : undefined),
  }
}

function checkMapKey<K>(codec: Codec<K>, key: unknown, issues: Issue[]): K {
  const faults: Issue[] = []
  const checked = codec.check(key, faults)
  if (faults.length === 0) return checked
  if (isName(key)) {
    prefixIssues(faults, 0, nameOf(key))
    issues.push(...faults)
  } else issues.push({ code: 'invalid_key', origin: 'map', issues: faults, path: [], message: 'Invalid key in map' })
  return checked
}

function checkMapValue<V>(codec: Codec<V>, value: unknown, key: unknown, issues: Issue[]): V {
  if (isName(key)) return checkElement(codec, value, nameOf(key), issues)
  const faults: Issue[] = []
  // The place of a value under any other key has no name.
  const checked = checkElement(codec, value, 'value', faults)
  for (const fault of faults) fault.path.shift()
  if (faults.length > 0) issues.push({ code: 'invalid_element', origin: 'map', issues: faults, path: [], message: 'Invalid value in map' })
  return checked
}

const isName = (key: unknown): key is string | number | symbol =>
  typeof key === 'string' || typeof key === 'number' || typeof key === 'symbol'
const nameOf = (key: string | number | symbol): string | number => (typeof key === 'symbol' ? String(key) : key)
