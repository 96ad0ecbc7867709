import type { AttributeValue } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { Codec } from './codec.js'
import { invalidType, unstorable } from './fault.js'
import { type Issue, prefixIssues } from './issue.js'

/** One attribute of an entity or one property of an object. */
export interface Property {
  readonly name: string
  readonly stored: string
  readonly codec: Codec<unknown>
}

/** Checks one property and puts it into `output`; what is absent and may be so stays absent. */
export function checkProperty({ name, codec }: Property, input: object, output: Record<string, unknown>, issues: Issue[]): void {
  const given = property(input, name)
  if (given === undefined && codec.fallback === undefined) {
    if (codec.optional === true) return
    if (codec.kind === 'unknown') {
      issues.push({ ...invalidType('nonoptional', undefined), path: [name] })
      return
    }
  }
  const start = issues.length
  const checked = given === undefined && codec.fallback !== undefined ? codec.fallback() : codec.check(given, issues)
  if (issues.length > start) prefixIssues(issues, start, name)
  else if (checked !== undefined) setOwn(output, name, checked)
}

export function writeProperty({ name, stored, codec }: Property, entity: object, output: Record<string, AttributeValue>): void {
  const value = property(entity, name)
  if (value === undefined) return
  const written = codec.write(value)
  if (written !== undefined) setOwn(output, stored, written)
}

export function readProperty({ name, stored, codec }: Property, item: object, output: Record<string, unknown>, issues: Issue[]): void {
  const found = property(item, stored) as AttributeValue | undefined
  if (found === undefined) {
    const absent = codec.absent ?? codec.fallback
    // The SDK (3.1164) reads an attribute called `__proto__`, but not its value: better a fault than a value that is gone.
    if (Object.hasOwn(item, stored)) issues.push({ ...unstorable('Invalid item: the AWS SDK could not read this attribute'), path: [name] })
    else if (absent !== undefined) setOwn(output, name, absent())
    else if (codec.optional !== true) issues.push({ ...invalidType('nonoptional', undefined), path: [name] })
    return
  }
  const start = issues.length
  const value = codec.read(found, issues)
  if (issues.length > start) prefixIssues(issues, start, name)
  else setOwn(output, name, value)
}
