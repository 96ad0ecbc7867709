import type { Bounds } from '../codec/codec.js'
import { isSameNumber } from '../codec/exact-number.js'
import type { AttributeValue } from '../item.js'
import type { Growth } from './growth.js'

/**
 * What adding elements to a list, or members to a set, comes to. Members count as new unless all of them are there: an expression cannot
 * count how many are.
 */
export function addedSize({ min = 0, max = Number.POSITIVE_INFINITY }: Bounds, added: number, members: readonly AttributeValue[]): Growth {
  const room = Number(max) - added
  return {
    clauses(place, expression) {
      if (added === 0 || room === Number.POSITIVE_INFINITY) return []
      const fits = `size(${place}) <= ${expression.value({ N: String(room) })}`
      const areThere = members.map((member) => `contains(${place}, ${expression.value(member)})`)
      return members.length === 0 ? [fits] : [`(${fits} OR ${areThere.join(' AND ')})`]
    },
    hasRoom(stored) {
      if (stored === undefined) return added >= min && room >= 0
      const elements = stored.L ?? stored.SS ?? stored.NS ?? stored.BS ?? []
      return elements.length <= room || (members.length > 0 && members.every((member) => elements.some((each) => isMember(member, each))))
    },
  }
}

function isMember({ S, N, B }: AttributeValue, element: unknown): boolean {
  if (N !== undefined) return isSameNumber(N, String(element))
  return S === undefined ? String(B) === String(element) : S === element
}
