import { isWellFormed } from '../../keys/index.js'
import type { AttributeValue } from '../item.js'
import type { Codec } from './codec.js'
import { invalidFormat, invalidType, tooBig, tooSmall, unstorable } from './fault.js'
import type { Issue } from './issue.js'

export interface StringRules {
  /** Code points. */
  readonly min?: number
  /** Code points. */
  readonly max?: number
  /** zod's name of the format. */
  readonly format?: string
  /** What the format accepts. */
  readonly pattern?: RegExp
  /** Whether a value has the format, where no pattern says so: `isJwt`. */
  readonly test?: (value: string) => boolean
  /** Further patterns that must match. */
  readonly patterns?: readonly RegExp[]
  readonly startsWith?: string
  readonly endsWith?: string
  readonly includes?: readonly string[]
}

/**
 * Text. Half of a surrogate pair is refused: it has no UTF-8 form, and DynamoDB would store other text.
 *
 * @example
 * ```ts
 * import { string } from '@keyloom/core/runtime'
 *
 * string({ min: 1, max: 100 }).write('Ann') // { S: 'Ann' }
 * ```
 */
export function string(rules: StringRules = {}): Codec<string> {
  const { min, max, format, pattern } = rules
  const exact = min !== undefined && min === max
  const more = compile(rules)
  return {
    kind: 'string',
    check(value, issues) {
      if (typeof value !== 'string') {
        issues.push(invalidType('string', value))
        return ''
      }
      if (min !== undefined && size(value, min) < min) issues.push(tooSmall('string', min, true, exact))
      if (max !== undefined && size(value, max) > max) issues.push(tooBig('string', max, true, exact))
      if (pattern !== undefined) checkPattern(value, pattern, format, issues)
      if (more !== undefined) for (const rule of more) rule(value, issues)
      if (!isWellFormed(value)) issues.push(unstorable('Invalid string: half of a surrogate pair has no UTF-8 form'))
      return value
    },
    write: (value) => ({ S: value }),
    read: readString,
  }
}

/**
 * Reads text, whatever its rules: what generated code calls in place of the codec.
 *
 * @example
 * ```ts
 * import { readString } from '@keyloom/core/runtime'
 *
 * readString({ S: 'Ann' }, []) // 'Ann'
 * ```
 */
export function readString(stored: AttributeValue | undefined, issues: Issue[]): string {
  const text = stored?.S
  if (text !== undefined) return text
  issues.push(storedAs('S', stored))
  return ''
}

type Rule = (value: string, issues: Issue[]) => void

/** What few strings have beside bounds and a pattern. */
function compile({ format, test, patterns = [], startsWith, endsWith, includes = [] }: StringRules): readonly Rule[] | undefined {
  const list: Rule[] = []
  if (format !== undefined && test !== undefined) {
    list.push((value, issues) => void (test(value) || issues.push(invalidFormat(format, `Invalid ${format}`))))
  }
  for (const each of patterns) list.push((value, issues) => checkPattern(value, each, undefined, issues))
  if (startsWith !== undefined) list.push(affixRule('starts_with', 'start with', startsWith, (value) => value.startsWith(startsWith)))
  if (endsWith !== undefined) list.push(affixRule('ends_with', 'end with', endsWith, (value) => value.endsWith(endsWith)))
  for (const part of includes) list.push(affixRule('includes', 'include', part, (value) => value.includes(part)))
  return list.length === 0 ? undefined : list
}

function checkPattern(value: string, pattern: RegExp, format: string | undefined, issues: Issue[]): void {
  // A pattern with the flag g or y remembers where it matched last.
  pattern.lastIndex = 0
  if (pattern.test(value)) return
  const message = format === undefined ? `Invalid string: must match pattern ${pattern}` : `Invalid ${format}`
  issues.push(invalidFormat(format ?? 'regex', message, String(pattern)))
}

function affixRule(format: string, verb: string, part: string, holds: (value: string) => boolean): Rule {
  return (value, issues) =>
    void (holds(value) || issues.push(invalidFormat(format, `Invalid string: must ${verb} ${JSON.stringify(part)}`)))
}

/** Code points, counted only where UTF-16 units leave a doubt about which side of `limit` the length is on. */
function size(value: string, limit: number): number {
  const units = value.length
  if (units < limit || units > limit * 2) return units
  let points = units
  for (let i = 0; i < units - 1; i++) {
    const unit = value.charCodeAt(i)
    const next = value.charCodeAt(i + 1)
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) {
      points--
      i++
    }
  }
  return points
}

/** The fault of a stored value with another type than the schema says. */
export function storedAs(expected: string, stored: object | undefined): Issue {
  const type = Object.keys(stored ?? {})[0] ?? 'nothing'
  return {
    code: 'invalid_type',
    expected,
    path: [],
    message: `Invalid item: expected a value of DynamoDB's type ${expected}, found ${type}`,
  }
}
