import type { AttributeValue } from '../item.js'
import { isProto, setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { checkElement } from './element.js'
import { invalidType, refuseKeys } from './fault.js'
import type { Issue } from './issue.js'
import { checkProperty, type Property, readProperty, writeProperty } from './properties.js'
import { storedAs } from './string.js'
import { readUnknown, unknown, writeUnknown } from './unknown.js'

/** An object with these properties. `unknownKeys` says what becomes of others: `strip` (the default), `refuse` or `keep`. */
export function object<T extends object>(
  properties: Readonly<Record<string, Codec<unknown>>>,
  unknownKeys: 'strip' | 'refuse' | 'keep' = 'strip',
): Codec<T> {
  const known: Property[] = Object.entries(properties).map(([name, codec]) => ({ name, stored: name, codec }))
  const names = new Set(known.map(({ name }) => name))
  return {
    kind: 'object',
    check(value, issues) {
      const checked: Record<string, unknown> = {}
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        issues.push(invalidType('object', value))
        return checked as T
      }
      for (const each of known) checkProperty(each, value, checked, issues)
      if (unknownKeys === 'refuse') refuseOthers(value, names, issues)
      else if (unknownKeys === 'keep') keepOthers(value, names, checked, issues)
      return checked as T
    },
    write(value) {
      const stored: Record<string, AttributeValue> = {}
      for (const each of known) writeProperty(each, value, stored)
      if (unknownKeys === 'keep') for (const [name, other] of othersOf(value, names)) setOwn(stored, name, writeUnknown(other))
      return { M: stored }
    },
    read(stored, issues) {
      const value: Record<string, unknown> = {}
      if (stored.M === undefined) issues.push(storedAs('M', stored))
      else {
        for (const each of known) readProperty(each, stored.M, value, issues)
        if (unknownKeys === 'keep') {
          for (const [name, other] of othersOf(stored.M, names)) setOwn(value, name, readUnknown(other as AttributeValue))
        }
      }
      return value as T
    },
    part: (step) => known.find(({ name }) => name === step)?.codec,
  }
}

function othersOf(value: object, names: ReadonlySet<string>): [string, unknown][] {
  return Object.entries(value).filter(([name]) => !names.has(name))
}

function refuseOthers(value: object, names: ReadonlySet<string>, issues: Issue[]): void {
  const keys: string[] = []
  for (const name in value) if (!names.has(name)) keys.push(name)
  refuseKeys(keys, issues)
}

function keepOthers(value: object, names: ReadonlySet<string>, output: Record<string, unknown>, issues: Issue[]): void {
  for (const name in value) {
    const other: unknown = names.has(name) || isProto(name) ? undefined : Reflect.get(value, name)
    if (other !== undefined) setOwn(output, name, checkElement(anything, other, name, issues))
  }
}

const anything = unknown()
