import { compareUtf8, successor, utf8Length } from './utf8.js'

/** A range of one value of a key, encoded. `eq`, `between` and `beginsWith` stand alone; at most one lower bound goes with one upper bound. */
export interface KeyRange<Value> {
  readonly eq?: Value
  readonly lt?: Value
  readonly lte?: Value
  readonly gt?: Value
  readonly gte?: Value
  readonly between?: readonly [Value, Value]
  readonly beginsWith?: Value
}

/**
 * What a Query asks of a sort key. The operators are `=` (equal), `begins_with` (prefix), BETWEEN (between), `>=` (from), `>` (above), `<=`
 * (to) and `<` (below). DynamoDB allows one of them, so where a bound of BETWEEN is not part of the answer `dropLow` or `dropHigh` says
 * that an item with exactly this key is to be dropped after the read. `none` is an impossible range: send no request.
 */
export type SortCondition<Value> =
  | { readonly condition: 'all' }
  | { readonly condition: 'none' }
  | { readonly condition: 'equal'; readonly low: Value }
  | { readonly condition: 'prefix'; readonly low: Value }
  | { readonly condition: 'from'; readonly low: Value }
  | { readonly condition: 'above'; readonly low: Value }
  | { readonly condition: 'to'; readonly high: Value }
  | { readonly condition: 'below'; readonly high: Value }
  | { readonly condition: 'between'; readonly low: Value; readonly high: Value; readonly dropLow: boolean; readonly dropHigh: boolean }

/** How the value that a range is of stands in its key. */
export interface RangePlace {
  /** More follows the value. */
  readonly followed: boolean
  /** What follows begins with this character; empty where a value of fixed width is followed by another value at once. */
  readonly delimiter: string
  /** The greater value has the lesser text. */
  readonly descending?: boolean
}

/** A bound: `open` where a key equal to it is not part of the answer. */
interface Bound {
  readonly text: string
  readonly open: boolean
}

/**
 * The condition for a range inside a prefix (the text before the value; it may be empty). Both sides are closed: the range ends where the
 * prefix does.
 *
 * A value that more follows is compared with its delimiter: `gt` begins after every key of this value, `lte` ends there, and no stored key
 * equals such a bound, since none ends with the value.
 */
export function textBounds(prefix: string, range: KeyRange<string>, place: RangePlace): SortCondition<string> {
  if (range.eq !== undefined) return exactly(prefix + range.eq, place)
  if (range.beginsWith !== undefined) return prefixCondition(prefix + range.beginsWith)
  const asked = place.descending === true ? reverseRange(range) : range
  const low = lowerBound(prefix, asked, place)
  const high = upperBound(prefix, asked, place)
  if (low === undefined && high === undefined) return prefixCondition(prefix)
  return betweenBounds(low ?? startOf(prefix), high ?? endOf(prefix))
}

function exactly(text: string, { followed, delimiter }: RangePlace): SortCondition<string> {
  if (followed) return prefixCondition(text + delimiter)
  return text === '' ? { condition: 'none' } : { condition: 'equal', low: text }
}

function prefixCondition(prefix: string): SortCondition<string> {
  return prefix === '' ? { condition: 'all' } : { condition: 'prefix', low: prefix }
}

function startOf(prefix: string): Bound | undefined {
  return prefix === '' ? undefined : { text: prefix, open: false }
}

function endOf(prefix: string): Bound | undefined {
  const end = successor(prefix)
  return end === undefined ? undefined : { text: end, open: true }
}

function lowerBound(prefix: string, range: KeyRange<string>, { followed, delimiter }: RangePlace): Bound | undefined {
  const from = range.gte ?? range.between?.[0]
  if (from !== undefined) return { text: prefix + from + (followed ? delimiter : ''), open: false }
  if (range.gt === undefined) return undefined
  const text = prefix + range.gt
  if (!followed) return { text, open: true }
  return { text: successor(text + delimiter) ?? text, open: false }
}

function upperBound(prefix: string, range: KeyRange<string>, { followed, delimiter }: RangePlace): Bound | undefined {
  const to = range.lte ?? range.between?.[1]
  if (to !== undefined) return followed ? endOf(prefix + to + delimiter) : { text: prefix + to, open: false }
  return range.lt === undefined ? undefined : { text: prefix + range.lt, open: true }
}

function betweenBounds(low: Bound | undefined, high: Bound | undefined): SortCondition<string> {
  // No key is empty, so nothing is below the empty text and everything above it.
  if (high?.text === '') return { condition: 'none' }
  const from = low?.text === '' ? undefined : low
  if (from === undefined) {
    if (high === undefined) return { condition: 'all' }
    return { condition: high.open ? 'below' : 'to', high: high.text }
  }
  if (high === undefined) return { condition: from.open ? 'above' : 'from', low: from.text }
  const order = compareUtf8(from.text, high.text)
  if (order > 0 || (order === 0 && (from.open || high.open))) return { condition: 'none' }
  if (order === 0) return { condition: 'equal', low: from.text }
  // The least text after another is that text with a NUL: an exact bound, as long as it is not longer than a key may be.
  const isExact = from.open && utf8Length(from.text) < 1024
  return {
    condition: 'between',
    low: isExact ? `${from.text}\u0000` : from.text,
    high: high.text,
    dropLow: from.open && !isExact,
    dropHigh: high.open,
  }
}

/** The range of the texts where the order of the texts is the reverse of the values'. */
function reverseRange({ lt, lte, gt, gte, between }: KeyRange<string>): KeyRange<string> {
  return {
    ...(gt !== undefined && { lt: gt }),
    ...(gte !== undefined && { lte: gte }),
    ...(lt !== undefined && { gt: lt }),
    ...(lte !== undefined && { gte: lte }),
    ...(between !== undefined && { between: [between[1], between[0]] as const }),
  }
}
