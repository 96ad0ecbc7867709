import { canonicalNumber } from '../../engine/value/decimal.js'
import { canonicalJson } from '../../engine/wire/canonical-json.js'
import type { FuzzRequest } from './requests.js'

/** The answer of an engine: its output, or the name of its error. */
export type Answer =
  | { readonly output: Readonly<Record<string, unknown>> }
  | {
      readonly error: string
      readonly message: string
      /** The codes of a cancelled transaction, by position. */
      readonly reasons?: readonly string[]
      /** The messages beside the codes. */
      readonly reasonMessages?: readonly string[]
    }

/** What of an answer must be the same in every engine, as text. */
export function comparable({ operation, input }: FuzzRequest, answer: Answer): string {
  if ('error' in answer) return canonicalJson({ error: answer.error, reasons: answer.reasons })
  const output = canonical(answer.output) as Record<string, unknown>
  const { ConsumedCapacity, ...rest } = output
  const wanted = input.ReturnConsumedCapacity === 'TOTAL' || input.ReturnConsumedCapacity === 'INDEXES'
  // Which rows a page of equal index keys or a page of a Scan holds is nobody's promise; how many is.
  const ordered = operation === 'Query' && input.IndexName === undefined
  if (operation === 'Scan' || operation === 'Query') {
    if (!ordered && (input.Limit !== undefined || input.ExclusiveStartKey !== undefined)) {
      const { Items: _items, LastEvaluatedKey, Count, ScannedCount } = rest
      const counts = input.FilterExpression === undefined && input.ExclusiveStartKey === undefined ? { Count, ScannedCount } : {}
      return canonicalJson({ ...counts, more: input.ExclusiveStartKey === undefined && LastEvaluatedKey !== undefined })
    }
    if (!ordered && Array.isArray(rest.Items)) rest.Items = rest.Items.map(canonicalJson).sort()
  }
  if (operation === 'BatchGetItem') {
    rest.Responses = Object.fromEntries(
      Object.entries(rest.Responses as Record<string, unknown[]>).map(([table, items]) => [table, items.map(canonicalJson).sort()]),
    )
  }
  return canonicalJson({ ...rest, capacity: wanted ? capacity(ConsumedCapacity) : undefined })
}

/** Sets have no order, and DynamoDB Local leaves some numbers in the form they came in. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, canonicalMember(name, each)]))
}

function canonicalMember(name: string, value: unknown): unknown {
  if (name === 'N' && typeof value === 'string') return canonicalNumber(value)
  if (!Array.isArray(value) || !value.every((member) => typeof member === 'string')) return canonical(value)
  if (name === 'NS') return value.map((member) => canonicalNumber(member)).sort()
  return name === 'SS' || name === 'BS' ? [...value].sort() : value
}

/** Units by place, without the places where none were spent. */
function capacity(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capacity)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, capacity(each)] as const)
      .filter(([, each]) => each !== 0 && !(typeof each === 'object' && each !== null && Object.keys(each).length === 0)),
  )
}
