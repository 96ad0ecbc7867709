import type { AttributeValue } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { checkElement, readElement, writeElement } from './element.js'
import { invalidType } from './fault.js'
import type { Issue } from './issue.js'
import { checkKey, finiteKeys } from './map-key.js'
import { storedAs } from './string.js'

/** A plain object from keys of one type to values of one type. Where the keys are finitely many, each must be there. */
export function record<T extends object>(key: Codec<unknown>, value: Codec<unknown>): Codec<T> {
  const required = finiteKeys(key)
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
      if (stored.M === undefined) issues.push(storedAs('M', stored))
      else for (const [name, each] of Object.entries(stored.M)) setOwn(entries, name, readElement(value, each, name, issues))
      return entries as T
    },
    part: (step) => (typeof step === 'string' && checkKey(key, step).length === 0 ? value : undefined),
  }
}

function checkEntries(key: Codec<unknown>, value: Codec<unknown>, input: object, output: Record<string, unknown>, issues: Issue[]): void {
  for (const [name, each] of Object.entries(input)) {
    const faults = checkKey(key, name)
    if (faults.length > 0)
      issues.push({ code: 'invalid_key', origin: 'record', issues: faults, path: [name], message: 'Invalid key in record' })
    else setOwn(output, name, checkElement(value, each, name, issues))
  }
}

function checkRequired(
  names: readonly string[],
  value: Codec<unknown>,
  input: object,
  output: Record<string, unknown>,
  issues: Issue[],
): void {
  for (const name of names) setOwn(output, name, checkElement(value, property(input, name), name, issues))
  const keys = Object.keys(input).filter((name) => !names.includes(name))
  if (keys.length === 0) return
  issues.push({
    code: 'unrecognized_keys',
    keys,
    path: [],
    message: `Unrecognized keys: ${keys.map((name) => JSON.stringify(name)).join(', ')}`,
  })
}

/** A class instance is no record: its methods would be lost. */
function isRecord(input: unknown): input is object {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return false
  const prototype: unknown = Object.getPrototypeOf(input)
  return prototype === null || Object.hasOwn(prototype as object, 'isPrototypeOf')
}
