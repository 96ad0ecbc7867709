import { parseCondition } from '../src/engine/expression/parse-condition.js'
import { parseUpdate } from '../src/engine/expression/parse-update.js'
import { parseProjection } from '../src/engine/expression/projection.js'
import { checkAllUsed, readSubstitutions, type SubstitutionInput } from '../src/engine/expression/substitutions.js'
import { defaultLimits } from '../src/engine/limits.js'
import { ServiceError } from '../src/engine/service-error.js'
import { type Draw, draw, type FuzzOptions } from './fuzzer.js'

/** What a run over expressions found. Times are for people: no test compares them. */
export interface ParserReport {
  readonly cases: number
  readonly unexpected: number
  readonly accepted: number
  readonly slowestMs: number
  readonly nested300Ms: number
}

const tokens = [
  ...['(', ')', ',', '.', '[', ']', '=', '<>', '<', '<=', '>', '>=', '+', '-', ' '],
  ...['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'SET', 'REMOVE', 'ADD', 'DELETE', 'and', 'not'],
  ...['a', 'b', 'm', '#n', ':v', '#zz', ':zz', '0', '1', '17', 'name', 'size', 'contains', 'if_not_exists', 'list_append'],
  ...['attribute_exists', 'attribute_type', 'begins_with', '$', '"', 'é', '😀', '\u0000', '\n', '_'],
]

/** Parses strings of every kind: whatever they are, the answer is a parse or a ValidationException. */
export function fuzzParser({ cases, seed }: FuzzOptions): { readonly report: ParserReport; readonly details: readonly string[] } {
  const d = draw(seed)
  const details: string[] = []
  let accepted = 0
  let slowestMs = 0
  for (let i = 0; i < cases; i += 1) {
    const text = expression(d, i)
    const started = performance.now()
    try {
      parse(text, i % 3)
      accepted += 1
    } catch (error) {
      if (!(error instanceof ServiceError) || error.name !== 'ValidationException')
        details.push(`case ${i}: ${String(error)} for ${JSON.stringify(text)}`)
    }
    const took = performance.now() - started
    if (took > slowestMs) slowestMs = Math.max(slowestMs, again(text, i % 3))
  }
  const nested300Ms = timeNested(300)
  return { report: { cases, unexpected: details.length, accepted, slowestMs, nested300Ms }, details }
}

/** The least of a few runs: what the text takes, without the pauses of the collector and the compiler. */
function again(text: string, kind: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let run = 0; run < 5; run += 1) {
    const started = performance.now()
    try {
      parse(text, kind)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
    }
    least = Math.min(least, performance.now() - started)
  }
  return least
}

/** How long nested negations take. With their comparison they are one operator more than the limit, which takes as long to find out. */
function timeNested(depth: number): number {
  const started = performance.now()
  try {
    parse(nested(depth), 0)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
  }
  return performance.now() - started
}

function parse(text: string, kind: number): void {
  const input: SubstitutionInput = { ExpressionAttributeNames: { '#n': 'n' }, ExpressionAttributeValues: { ':v': { N: '1' } } }
  const substitutions = readSubstitutions(input, defaultLimits, true, true)
  if (kind === 0) parseCondition(text, 'ConditionExpression', substitutions)
  else if (kind === 1) parseUpdate(text, substitutions)
  else parseProjection(text, substitutions)
  if (text.length > 100_000) checkAllUsed(substitutions)
}

function expression(d: Draw, i: number): string {
  const kind = i % 5
  if (kind === 0) return d.times(1 + d.int(60), () => d.pick(tokens)).join(d.pick(['', ' ']))
  if (kind === 1) return d.times(1 + d.int(100), () => String.fromCodePoint(d.int(d.chance(0.9) ? 128 : 0x10ffff))).join('')
  if (kind === 2) return nested(d.int(301))
  if (kind === 3)
    return d
      .pick(['(', 'NOT ', 'a.', 'a[', 'size(', '((((', 'if_not_exists(a,', 'a=:v and ', 'a in (:v,', 'a between :v and '])
      .repeat(d.int(800))
      .slice(0, 4096)
  return spoilt(
    d,
    d.pick(['a = :v AND (b < :v OR NOT contains(m, :v))', 'SET a = if_not_exists(#n, :v) + :v REMOVE m.a[0]', 'a, m.b[3].#n, b[1]']),
  )
}

function nested(depth: number): string {
  return `${'(NOT '.repeat(depth)}a = :v${')'.repeat(depth)}`
}

function spoilt(d: Draw, text: string): string {
  let result = text
  for (let i = d.int(4); i > 0; i -= 1) {
    const at = d.int(result.length + 1)
    result = result.slice(0, at) + d.pick(['', d.pick(tokens), result.slice(at, at + 5)]) + result.slice(at + d.int(3))
  }
  return result
}
