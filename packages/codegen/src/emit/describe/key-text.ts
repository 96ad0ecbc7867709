import type { Condition, KeyPart, MembershipVariant } from '@keyloom/core'
import { partsOfVariant } from '../keys/parts.js'

/** A key part as the schema writes it: `CUSTOMER#{customerId}`, or `{orderId}` where the key is the attribute itself. */
export function templateOf(part: KeyPart): string {
  return part.kind === 'natural' ? `{${part.source}}` : part.template
}

/** `pk = CUSTOMER#{customerId}` and `sk = ORDER#{orderId}` */
export function keyText(parts: readonly KeyPart[]): string {
  return joinWords(parts.map((part) => `\`${part.attribute} = ${templateOf(part)}\``))
}

/** The key of a variant and the condition on it: `gsi2pk = STATUS#{status}`, while `status` is open or paid. */
export function variantText(variant: MembershipVariant): string {
  return [keyText(partsOfVariant(variant)), membershipText(variant)].filter((text) => text !== '').join(', ')
}

/** `while status is open or paid and assignee is there`; empty where every item is in the index. */
export function membershipText(variant: MembershipVariant): string {
  return variant.when.length === 0 ? '' : `while ${joinWords(variant.when.map(conditionText))}`
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'present':
      return `\`${condition.attribute}\` is there`
    case 'absent':
      return `\`${condition.attribute}\` is not there`
    case 'oneOf':
      return `\`${condition.attribute}\` is ${joinWords(condition.values.map(String), 'or')}`
  }
}

/** `a`, `a and b`, `a, b and c` */
export function joinWords(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}
