import type { AttributeValue } from '../item.js'
import type { Codec } from './codec.js'
import { unstorable } from './fault.js'
import { type Issue, prefixIssues } from './issue.js'

/** Checks a part that has to be stored: where a list or a map cannot leave it out, an empty set or nothing at all is a fault. */
export function checkElement<T>(codec: Codec<T>, value: unknown, key: string | number, issues: Issue[]): T {
  const start = issues.length
  const checked = codec.check(value, issues)
  if (issues.length === start && (checked === undefined || (checked instanceof Set && checked.size === 0))) {
    issues.push(
      unstorable(
        checked === undefined ? 'Invalid input: DynamoDB cannot hold undefined' : 'Invalid set: DynamoDB cannot hold an empty set here',
      ),
    )
  }
  if (issues.length > start) prefixIssues(issues, start, key)
  return checked
}

/** Writes a part that was checked by {@link checkElement}. */
export function writeElement<T>(codec: Codec<T>, value: T): AttributeValue {
  return codec.write(value) ?? { NULL: true }
}

export function readElement<T>(codec: Codec<T>, stored: AttributeValue, key: string | number, issues: Issue[]): T {
  const start = issues.length
  const value = codec.read(stored, issues)
  if (issues.length > start) prefixIssues(issues, start, key)
  return value
}
