import type { AttributeValue } from '../item.js'
import { isProto, namesIn, property, setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { checkElement, readElement, writeElement } from './element.js'
import { invalidType, refuseKeys } from './fault.js'
import { isRecord } from './is-record.js'
import type { Issue } from './issue.js'
import { checkKey, finiteKeys } from './map-key.js'
import { storedAs } from './string.js'

/**
 * A plain object from keys of one type to values of one type. Where the keys are finitely many, each must be there unless it is `partial`.
 *
 * @example
 * ```ts
 * import { integer, record, string } from '@keyloom/core/runtime'
 *
 * record<Readonly<Record<string, number>>>(string(), integer()).write({ a: 1 }) // { M: { a: { N: '1' } } }
 * ```
 */
export function record<T extends object>(key: Codec<unknown>, value: Codec<unknown>, extent?: 'partial'): Codec<T> {
  const required = extent === 'partial' ? undefined : finiteKeys(key)
  return {
    kind: 'record',
    check(input, issues) {
      const checked: Record<string, unknown> = {}
      if (!isRecord(input)) issues.push(invalidType('record', input))
      else if (required === undefined) checkEntries(key, value, input, checked, issues)
      else checkRequired(required, value, input, checked, issues)
      return checked as T
    },
    write(entries) {
      const stored: Record<string, AttributeValue> = {}
      for (const [name, each] of Object.entries(entries)) setOwn(stored, name, writeElement(value, each))
      return { M: stored }
    },
    read(stored, issues) {
      const entries: Record<string, unknown> = {}
      if (stored?.M === undefined) issues.push(storedAs('M', stored))
      else for (const [name, each] of Object.entries(stored.M)) setOwn(entries, name, readElement(value, each, name, issues))
      return entries as T
    },
    part: (step) => (typeof step === 'string' && checkKey(key, step).faults.length === 0 ? value : undefined),
  }
}

/** Of finitely many keys, any other is unknown; else it is a key that is not as it should be. */
function checkEntries(key: Codec<unknown>, value: Codec<unknown>, input: object, output: Record<string, unknown>, issues: Issue[]): void {
  const unrecognized: string[] = []
  const ofFinitelyMany = finiteKeys(key) !== undefined
  for (const given of Reflect.ownKeys(input)) {
    if (isProto(given) || !Object.prototype.propertyIsEnumerable.call(input, given)) continue
    const { name, faults } = checkKey(key, given)
    const place = String(given)
    if (faults.length > 0 && ofFinitelyMany) unrecognized.push(place)
    else if (faults.length > 0)
      issues.push({ code: 'invalid_key', origin: 'record', issues: faults, path: [place], message: 'Invalid key in record' })
    else setOwn(output, name, checkElement(value, Reflect.get(input, given), place, issues))
  }
  refuseKeys(unrecognized, issues)
}

function checkRequired(
  names: readonly string[],
  value: Codec<unknown>,
  input: object,
  output: Record<string, unknown>,
  issues: Issue[],
): void {
  for (const name of names) if (!isProto(name)) setOwn(output, name, checkElement(value, property(input, name), name, issues))
  refuseKeys(
    namesIn(input).filter((name) => !names.includes(name)),
    issues,
  )
}
