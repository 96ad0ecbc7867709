import type { Item } from '../item.js'
import type { HiddenRule } from './hidden-rule.js'

/**
 * Items are hidden from the time in `attribute` (epoch seconds) on. DynamoDB removes them later, within a few days:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ttl-expired-items.html
 *
 * @example
 * ```ts
 * import { expires } from '@keyloom/core/runtime'
 *
 * const hidden = [expires('expiresAt')]
 * ```
 */
export function expires(attribute: string): HiddenRule {
  const seconds = (now: Date): { N: string } => ({ N: String(Math.floor(now.getTime() / 1000)) })
  return {
    option: 'expired',
    attribute,
    isHidden: (item: Item, now) => item[attribute]?.N !== undefined && Number(item[attribute].N) * 1000 <= now.getTime(),
    whenHidden: (expression, now) => `${expression.name(attribute)} <= ${expression.value(seconds(now))}`,
    whenShown(expression, now) {
      const place = expression.name(attribute)
      return `(attribute_not_exists(${place}) OR ${place} > ${expression.value(seconds(now))})`
    },
  }
}
