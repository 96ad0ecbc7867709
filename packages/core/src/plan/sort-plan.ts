import { isDescending } from '../keys/index.js'
import type { EntityModel, PatternOrder } from '../model/index.js'
import type { BoundKey, OpenPart } from './bind-key.js'
import { keepsOrder } from './keeps-order.js'
import type { SortPlan } from './plan.js'

/** What a pattern asks of the sort key besides equality. */
export interface Sorting {
  readonly range?: string
  readonly order?: PatternOrder
  /** The table's delimiter. */
  readonly delimiter: string
}

/** The condition on the sort key and the direction of the read, or why the key does not give them. */
export function planSort(
  key: BoundKey,
  entity: EntityModel,
  { range, order, delimiter }: Sorting,
): { readonly sort: SortPlan; readonly forward: boolean } | { readonly why: string } {
  const { open } = key
  if (range !== undefined && open?.next.attribute !== range)
    return { why: `\`${range}\` is not the first value of its sort key that is not fixed` }
  if (range !== undefined && open !== undefined && !ordered(open, entity)) return { why: disorder(open) }
  const isFixed = order !== undefined && isKnown(order.attribute, key)
  if (order !== undefined && !isFixed) {
    if (open?.next.attribute !== order.attribute) return { why: `its items are not in the order of \`${order.attribute}\`` }
    if (!ordered(open, entity)) return { why: disorder(open) }
  }
  const isReverse = open !== undefined && order !== undefined && !isFixed && isDescending(open.next.encoding)
  return { sort: sortPlan(key, entity, range, delimiter), forward: (order?.direction === 'desc') === isReverse }
}

function sortPlan({ fixed, open }: BoundKey, entity: EntityModel, range: string | undefined, delimiter: string): SortPlan {
  const last = fixed.at(-1)
  if (open === undefined) {
    return last === undefined ? { equal: [], bound: { kind: 'all' } } : { equal: fixed.slice(0, -1), bound: { kind: 'equal', part: last } }
  }
  const { part, next, after } = open
  if (range !== undefined) {
    const input = {
      entity: entity.name,
      attribute: range,
      encoding: next.encoding,
      followed: after !== undefined,
      delimiter: after ?? delimiter,
      descending: isDescending(next.encoding),
    }
    return { equal: fixed, bound: { kind: 'range', part, range: input } }
  }
  return { equal: fixed, bound: part.tokens.length === 0 ? { kind: 'all' } : { kind: 'prefix', part } }
}

/** Whether the items are in the order of the next value. */
function ordered({ next, after }: OpenPart, entity: EntityModel): boolean {
  const type = entity.attributes.find((attribute) => attribute.name === next.attribute)?.type
  return keepsOrder(next.encoding, type, after)
}

function disorder({ next }: OpenPart): string {
  return `its keys do not sort as the values of \`${next.attribute}\` do`
}

function isKnown(attribute: string, { used }: BoundKey): boolean {
  return used.constants.has(attribute) || [...used.inputs].some((input) => input.attribute === attribute && input.format === undefined)
}
