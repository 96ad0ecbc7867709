import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { encodeValue, type KeyEncoding } from '@keyloom/core'

/** A text that an attribute may have put into keys: in one form, for each item; undefined where the item has none. */
export interface Fragment {
  readonly attribute: string
  readonly format?: string
  readonly texts: readonly (string | undefined)[]
  /** The form needs `escape: 'plain'`, or rules it out. */
  readonly shows?: 'plain' | 'escaped'
  /** It needs a number type that begins at 0. */
  readonly from0?: true
  /** Every text has one length, so anything may follow it. */
  readonly fixed: boolean
  /** How far-fetched the form is, beside others that fit as well. */
  readonly cost: number
  /** It names all values that the attribute may have. */
  readonly isEnum?: true
  /** It has a text for items without the attribute, too. */
  readonly isWithout?: true
  /** What the samples leave open of it. */
  readonly doubt?: string
}

interface Form {
  readonly encoding: KeyEncoding
  readonly format?: string
  readonly shows?: 'plain' | 'escaped'
  readonly from0?: true
  readonly cost: number
}

const maxWidth = 20
const defaultWidth = 16
export const utcTime: RegExp = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/
export const isoDate: RegExp = /^\d{4}-\d\d-\d\d$/
export const ulid: RegExp = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/

/** All forms that the values of an attribute can have in a key, without those that say the same as a simpler one. */
export function fragmentsOf(attribute: string, values: readonly (AttributeValue | undefined)[], delimiter: string): Fragment[] {
  const plain = values.map(plainValue)
  const present = plain.filter((value) => value !== undefined)
  const seen = new Set<string>()
  return formsOf(present, delimiter).flatMap(({ encoding, ...form }): Fragment[] => {
    const texts = plain.map((value) => (value === undefined ? undefined : textOf(encoding, value)))
    if (texts.some((text, index) => text === undefined && plain[index] !== undefined)) return []
    const identity = texts.join('\n')
    if (seen.has(identity)) return []
    seen.add(identity)
    const fixed = !['text', 'numeral', 'decimal'].includes(encoding.kind)
    return [{ attribute, texts, fixed, ...form }]
  })
}

/** A value as keys are made of it; undefined where there is none, or none that a key can hold. */
export function plainValue(value: AttributeValue | undefined): string | number | boolean | undefined {
  if (value?.S !== undefined) return value.S === '' ? undefined : value.S
  if (value?.N !== undefined) return Number(value.N)
  return value?.BOOL
}

function formsOf(values: readonly (string | number | boolean)[], delimiter: string): Form[] {
  if (values.length === 0) return []
  if (values.every((value) => typeof value === 'string')) return stringForms(values as string[], delimiter)
  if (values.every((value) => typeof value === 'number')) return numberForms(values as number[])
  return values.every((value) => typeof value === 'boolean') ? [{ encoding: { kind: 'boolean' }, cost: 0 }] : []
}

function stringForms(values: readonly string[], delimiter: string): Form[] {
  const units = ['day', 'month', 'year', 'hour'] as const
  const slices = (of: 'text' | 'ulid'): Form[] => units.map((unit) => ({ encoding: { kind: 'slice', unit, of }, format: unit, cost: 0.2 }))
  const desc: Form = { encoding: { kind: 'descendingText' }, format: 'desc', cost: 0.3 }
  return [
    { encoding: { kind: 'text' }, cost: 0 },
    { encoding: { kind: 'text', escape: delimiter }, shows: 'escaped', cost: 0 },
    { encoding: { kind: 'text', change: 'lower' }, format: 'lower', cost: 0.2 },
    { encoding: { kind: 'text', change: 'upper' }, format: 'upper', cost: 0.2 },
    ...(values.every((value) => utcTime.test(value)) ? [...slices('text'), desc] : []),
    ...(values.every((value) => isoDate.test(value)) ? [...slices('text').filter(({ format }) => format !== 'hour'), desc] : []),
    ...(values.every((value) => ulid.test(value)) ? slices('ulid') : []),
  ]
}

function numberForms(values: readonly number[]): Form[] {
  const numeral: Form = { encoding: { kind: 'numeral' }, shows: 'plain', cost: 0.3 }
  if (!values.every(Number.isSafeInteger)) return [{ encoding: { kind: 'decimal', width: defaultWidth }, cost: 0 }, numeral]
  const isFrom0 = values.every((value) => value >= 0)
  const kind = isFrom0 ? 'padded' : 'signed'
  const from0 = isFrom0 && { from0: true as const }
  const digits = Math.max(...values.map((value) => String(Math.abs(value)).length))
  const widths = Array.from({ length: maxWidth }, (_, index) => index + 1).filter((width) => width >= digits)
  return [false, true].flatMap((descending): Form[] => {
    const name = descending ? 'desc' : 'pad'
    return [
      ...(descending ? [numeral] : []),
      ...widths.map((width): Form => {
        const format = width === defaultWidth ? (descending ? 'desc' : undefined) : `${name}(${width})`
        return {
          encoding: { kind, width, descending },
          ...(format !== undefined && { format }),
          ...from0,
          cost: (descending ? 0.35 : 0.1) + (width === defaultWidth ? 0 : 0.02),
        }
      }),
    ]
  })
}

function textOf(encoding: KeyEncoding, value: string | number | boolean): string | undefined {
  try {
    return encodeValue(encoding, value)
  } catch {
    return undefined
  }
}
