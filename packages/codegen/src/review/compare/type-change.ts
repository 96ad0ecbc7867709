import type { AttributeType, StringType } from '@keyloom/core'
import { isSame } from './compared.js'
import { withoutNull } from './members.js'

/** How the values of a type came to differ, without what is inside lists and objects. */
export type TypeChange =
  | 'same'
  /** DynamoDB would have to convert what is stored. */
  | 'type'
  /** Values mean the same and are stored in another form: number and text, list and set. */
  | 'representation'
  | 'values-added'
  | 'values-removed'
  | 'tightened'
  | 'loosened'
  /** An object that ignored unknown keys refuses them. */
  | 'strict'

export function typeChange(base: AttributeType, head: AttributeType): TypeChange {
  if (base.kind === 'nullable' && head.kind === 'nullable') return typeChange(base.inner, head.inner)
  if (base.kind === 'nullable' || head.kind === 'nullable') {
    const inner = typeChange(withoutNull(base), withoutNull(head))
    return inner === 'same' ? (base.kind === 'nullable' ? 'tightened' : 'loosened') : inner
  }
  if (base.kind === head.kind) return sameKind(base, head)
  const [before, after] = [finite(base), finite(head)]
  if (before !== undefined && after !== undefined) return valuesChange(before, after)
  if (before !== undefined && fits(before, head)) return 'loosened'
  if (after !== undefined && fits(after, base)) return 'tightened'
  if (head.kind === 'unknown') return 'loosened'
  return isOtherForm(base, head) ? 'representation' : 'type'
}

function sameKind(base: AttributeType, head: AttributeType): TypeChange {
  const [before, after] = [finite(base), finite(head)]
  if (before !== undefined && after !== undefined) return valuesChange(before, after)
  if (base.kind === 'string' && head.kind === 'string') return boundsChange(stringBounds(base), stringBounds(head))
  if (base.kind === 'union' && head.kind === 'union') return membersChange(base.options, head.options)
  if (base.kind === 'object' && head.kind === 'object') {
    if (base.unknownKeys === head.unknownKeys) return 'same'
    return head.unknownKeys === 'refuse' ? 'strict' : base.unknownKeys === 'refuse' ? 'loosened' : 'same'
  }
  if (base.kind === 'date' && head.kind === 'date' && base.stored !== head.stored) return 'representation'
  if (base.kind === 'tuple') return isSame(base, head) ? 'same' : 'type'
  return boundsChange(otherBounds(base), otherBounds(head))
}

/** A limit on values: a greater `low` or a lesser `high` admits fewer. Any other constraint admits fewer where it was not there before. */
interface Bounds {
  readonly low: readonly (number | undefined)[]
  readonly high: readonly (number | undefined)[]
  readonly constraints: readonly string[]
}

function boundsChange(base: Bounds, head: Bounds): TypeChange {
  const signs = [
    ...base.low.map((value, i) => compare(value, head.low[i], Number.NEGATIVE_INFINITY)),
    ...base.high.map((value, i) => -compare(value, head.high[i], Number.POSITIVE_INFINITY)),
    ...head.constraints.filter((one) => !base.constraints.includes(one)).map(() => 1),
    ...base.constraints.filter((one) => !head.constraints.includes(one)).map(() => -1),
  ]
  if (signs.some((sign) => sign > 0)) return 'tightened'
  return signs.some((sign) => sign < 0) ? 'loosened' : 'same'
}

function compare(before: number | undefined, after: number | undefined, absent: number): number {
  const [a, b] = [before ?? absent, after ?? absent]
  return a === b ? 0 : a < b ? 1 : -1
}

function stringBounds(type: StringType): Bounds {
  const { minLength, maxLength, kind, ...others } = type
  return { low: [minLength], high: [maxLength], constraints: constraintsOf(others) }
}

function otherBounds(type: AttributeType): Bounds {
  switch (type.kind) {
    case 'number': {
      const constraints = [...(type.integer ? ['integer'] : []), ...(type.multipleOf ?? []).map((value) => `multipleOf ${value}`)]
      return { low: [type.min, type.exclusiveMin], high: [type.max, type.exclusiveMax], constraints }
    }
    case 'bigint':
      return { low: [asNumber(type.min)], high: [asNumber(type.max)], constraints: constraintsOf({ multipleOf: type.multipleOf }) }
    case 'date':
      return { low: [asTime(type.min)], high: [asTime(type.max)], constraints: [] }
    case 'array':
    case 'set':
      return { low: [type.min], high: [type.max], constraints: [] }
    case 'record':
      return { low: [], high: [], constraints: type.partial === true ? [] : constraintsOf({ complete: finite(type.key) }) }
    case 'unknown':
      return { low: [], high: [], constraints: constraintsOf({ json: type.json }) }
    default:
      return { low: [], high: [], constraints: [] }
  }
}

function constraintsOf(facts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${JSON.stringify(value)}`]))
}

function asNumber(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value)
}

function asTime(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Date.parse(value)
}

type Constant = string | number | boolean | null

function finite(type: AttributeType): readonly Constant[] | undefined {
  return type.kind === 'enum' || type.kind === 'literal' ? type.values : undefined
}

function valuesChange(base: readonly Constant[], head: readonly Constant[]): TypeChange {
  if (base.some((value) => !head.includes(value))) return 'values-removed'
  return head.some((value) => !base.includes(value)) ? 'values-added' : 'same'
}

function membersChange(base: readonly AttributeType[], head: readonly AttributeType[]): TypeChange {
  const has = (list: readonly AttributeType[], one: AttributeType) => list.some((other) => isSame(one, other))
  if (base.some((option) => !has(head, option))) return 'tightened'
  return head.some((option) => !has(base, option)) ? 'loosened' : 'same'
}

function fits(values: readonly Constant[], type: AttributeType): boolean {
  return values.every((value) => typeof value === type.kind)
}

const forms: readonly (readonly AttributeType['kind'][])[] = [
  ['number', 'string', 'bigint', 'enum', 'literal'],
  ['date', 'number', 'string'],
  ['array', 'set', 'tuple'],
  ['map', 'record', 'object'],
]

function isOtherForm(base: AttributeType, head: AttributeType): boolean {
  return forms.some((kinds) => kinds.includes(base.kind) && kinds.includes(head.kind))
}
