import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { StringFormat, TypeDraft } from '../draft.js'
import { isoDate, ulid, utcTime } from './fragments.js'

export interface InferredType {
  readonly type: TypeDraft
  readonly doubt?: string
}

/** The type of the values that an attribute has in the items that have it. */
export function inferType(values: readonly AttributeValue[]): InferredType {
  const present = values.filter((value) => value.NULL !== true)
  const kinds = [...new Set(present.map((value) => Object.keys(value)[0] ?? 'NULL'))]
  const [kind] = kinds
  if (kind === undefined) return { type: { kind: 'unknown' }, doubt: 'only null was met' }
  if (kinds.length > 1) return { type: { kind: 'unknown' }, doubt: `values of types ${kinds.toSorted().join(' and ')} were met` }
  const inferred = typeOfKind(kind, present)
  return present.length === values.length ? inferred : { ...inferred, type: { kind: 'nullable', of: inferred.type } }
}

function typeOfKind(kind: string, values: readonly AttributeValue[]): InferredType {
  switch (kind) {
    case 'S':
      return stringType(values.map(({ S = '' }) => S))
    case 'N':
      return { type: numberType(values.map(({ N = '0' }) => N)) }
    case 'BOOL':
      return { type: { kind: 'boolean' } }
    case 'B':
      return { type: { kind: 'binary' } }
    case 'SS':
    case 'NS':
    case 'BS':
      return { type: { kind: 'set', of: kind === 'SS' ? 'string' : kind === 'NS' ? 'number' : 'binary' } }
    case 'L': {
      const elements = values.flatMap(({ L = [] }) => L)
      if (elements.length === 0) return { type: { kind: 'array', of: { kind: 'unknown' } }, doubt: 'only empty lists were met' }
      const { type, doubt } = inferType(elements)
      return { type: { kind: 'array', of: type }, ...(doubt !== undefined && { doubt }) }
    }
    default:
      return mapType(values.map(({ M = {} }) => M))
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const email = /^[\w.+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/
const formats: readonly (readonly [StringFormat, RegExp])[] = [
  ['uuid', uuid],
  ['ulid', ulid],
  ['date', isoDate],
  ['email', email],
]

function stringType(values: readonly string[]): InferredType {
  if (values.every((value) => utcTime.test(value))) {
    const [precision, ...others] = [...new Set(values.map(precisionOf))]
    const isFixed = others.length === 0 && precision !== undefined
    return { type: { kind: 'datetime', ...(isFixed && { precision }) } }
  }
  const format = formats.find(([, form]) => values.every((value) => form.test(value)))?.[0]
  const distinct = [...new Set(values)]
  const isFew = format === undefined && distinct.length <= 8 && values.length >= 10 && values.length >= distinct.length * 4
  return {
    type: { kind: 'string', ...(format !== undefined && { format }), isKey: false },
    ...(isFew && distinct.length > 1 && { doubt: `an enum? ${distinct.toSorted().join(', ')}` }),
  }
}

/** Digits of the second's fraction; undefined where the time has no seconds. */
function precisionOf(time: string): number | undefined {
  const [, seconds, fraction] = /T\d\d:\d\d(:\d\d(?:\.(\d+))?)?Z$/.exec(time) ?? []
  return seconds === undefined ? undefined : (fraction?.length ?? 0)
}

function numberType(values: readonly string[]): TypeDraft {
  const numbers = values.map(Number)
  if (values.every((value) => /^-?\d+$/.test(value)) && !numbers.every(Number.isSafeInteger)) return { kind: 'bigint' }
  return { kind: 'number', integer: numbers.every(Number.isInteger), from0: false }
}

/** An object where every map has the same few names, else a record. */
function mapType(values: readonly Readonly<Record<string, AttributeValue>>[]): InferredType {
  const names = [...new Set(values.flatMap((value) => Object.keys(value)))]
  const always = names.filter((name) => values.every((value) => value[name] !== undefined))
  if (names.length === 0) return { type: { kind: 'record', of: { kind: 'unknown' } }, doubt: 'only empty maps were met' }
  if (always.length * 2 < names.length) {
    const { type, doubt } = inferType(values.flatMap((value) => Object.values(value)))
    return { type: { kind: 'record', of: type }, ...(doubt !== undefined && { doubt }) }
  }
  const doubts: string[] = []
  const properties = names.map((name) => {
    const { type, doubt } = inferType(values.flatMap((value) => value[name] ?? []))
    if (doubt !== undefined) doubts.push(`${name}: ${doubt}`)
    return { name, type, optional: !always.includes(name) }
  })
  return { type: { kind: 'object', properties }, ...(doubts.length > 0 && { doubt: doubts.join('; ') }) }
}
