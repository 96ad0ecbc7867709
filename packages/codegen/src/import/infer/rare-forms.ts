import { encodeValue, type KeyEncoding } from '@keyloom/core'
import type { Fragment } from './fragments.js'

/** The plain value that an item has of an attribute, and the text of the key that is asked about. */
export interface Sample {
  readonly value: string | number | boolean | undefined
  readonly key: string
}

const maxShards = 1000
const maxDigits = 8
/** Fewer different values than these may agree with a form by chance. */
const fewValues = 5
const manyValues = 12

/**
 * The forms of an attribute that only the keys themselves tell of: a shard or a hash of it, the rank of its value, and a text in the place of
 * a value that is absent. Each of them is there only where all samples agree with it.
 */
export function rareFragments(attribute: string, samples: readonly Sample[], delimiter: string, mayMiss: boolean): Fragment[] {
  const present = samples.filter(({ value }) => value !== undefined)
  const distinct = new Set(present.map(({ value }) => value)).size
  const stands = (text: string, key: string): boolean => `${delimiter}${key}${delimiter}`.includes(`${delimiter}${text}${delimiter}`)
  const isWhole = present.length === samples.length
  return [
    ...(isWhole && distinct >= fewValues ? [...shards(attribute, samples, stands, distinct), ...hashes(attribute, samples)] : []),
    ...(isWhole ? ranks(attribute, samples, delimiter) : []),
    ...(mayMiss && !isWhole && present.length > 0 ? fallbacks(attribute, samples, stands, delimiter) : []),
  ]
}

type Stands = (text: string, key: string) => boolean

/** The fewest shards that all keys agree with. */
function shards(attribute: string, samples: readonly Sample[], stands: Stands, distinct: number): Fragment[] {
  for (let count = 2; count <= maxShards; count += 1) {
    const texts = textsOf({ kind: 'shard', count, width: String(count - 1).length }, samples, stands)
    if (texts === undefined) continue
    const format = `shard(${count})`
    const doubt = `{${attribute}:${format}} agrees with ${distinct} different values`
    return [{ attribute, format, texts, fixed: true, cost: 0.6, ...(distinct < manyValues && { doubt }) }]
  }
  return []
}

/** The most digits that all keys agree with. */
function hashes(attribute: string, samples: readonly Sample[]): Fragment[] {
  for (let digits = maxDigits; digits > 1; digits -= 1) {
    const texts = textsOf({ kind: 'hash', digits }, samples, (text, key) => key.includes(text))
    if (texts !== undefined) return [{ attribute, format: `hash(${digits})`, texts, fixed: true, cost: 0.6 }]
  }
  return []
}

function textsOf(encoding: KeyEncoding, samples: readonly Sample[], stands: Stands): readonly string[] | undefined {
  const texts: string[] = []
  for (const { value, key } of samples) {
    const text = encodeValue(encoding, value)
    if (!stands(text, key)) return undefined
    texts.push(text)
  }
  return texts
}

/** Numbers of one width that stand for the values: each for one, and each value was met more than once. */
function ranks(attribute: string, samples: readonly Sample[], delimiter: string): Fragment[] {
  const parts = samples.map(({ key }) => key.split(delimiter))
  const [first = []] = parts
  if (parts.some(({ length }) => length !== first.length)) return []
  return first.flatMap((_, at): Fragment[] => {
    const texts = parts.map((part) => part[at]!)
    const rankOf = new Map<string, string>()
    for (const [index, { value }] of samples.entries()) {
      const text = texts[index]!
      if (typeof value !== 'string' || !/^[\w-]+$/.test(value) || !/^\d{1,15}$/.test(text)) return []
      if ((rankOf.get(value) ?? text) !== text) return []
      rankOf.set(value, text)
    }
    const isProved = [...rankOf.keys()].every((value) => samples.filter((sample) => sample.value === value).length > 1)
    const isOneToOne = new Set(rankOf.values()).size === rankOf.size && new Set([...rankOf.values()].map(({ length }) => length)).size === 1
    if (rankOf.size < 2 || !isProved || !isOneToOne) return []
    const pairs = [...rankOf]
      .toSorted(([, one], [, other]) => Number(one) - Number(other))
      .map(([value, rank]) => `${value}=${Number(rank)}`)
    // Zeros in front of all ranks are not what `map` would write.
    if (String(Math.max(...[...rankOf.values()].map(Number))).length !== texts[0]!.length) return []
    return [{ attribute, format: `map(${pairs.join(',')})`, texts, fixed: true, cost: 1, isEnum: true }]
  })
}

/** What stands in the keys of all items that lack the attribute. */
function fallbacks(attribute: string, samples: readonly Sample[], stands: Stands, delimiter: string): Fragment[] {
  const absent = samples.filter(({ value }) => value === undefined)
  const [first] = absent
  if (first === undefined || !samples.every(({ value, key }) => value === undefined || stands(String(value), key))) return []
  const words = new Set(first.key.split(delimiter).filter((word) => /^[\w-]+$/.test(word) && absent.every(({ key }) => stands(word, key))))
  return [...words].map((word) => ({
    attribute,
    format: `orElse('${word}')`,
    texts: samples.map(({ value }) => (value === undefined ? word : String(value))),
    fixed: false,
    cost: 0.5,
    isWithout: true,
    ...(absent.length === 1 && { doubt: `one item lacks ${attribute}, and has ${word} in its place` }),
  }))
}
