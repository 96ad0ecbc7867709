import type { HiddenRule } from './hidden-rule.js'

/**
 * Items are hidden while they have the attribute with the time of their delete.
 *
 * @example
 * ```ts
 * import { deleted } from '@keyloom/core/runtime'
 *
 * const hidden = [deleted('deletedAt')]
 * ```
 */
export function deleted(attribute: string): HiddenRule {
  return {
    option: 'deleted',
    attribute,
    isHidden: (item) => item[attribute] !== undefined,
    whenHidden: (expression) => `attribute_exists(${expression.name(attribute)})`,
    whenShown: (expression) => `attribute_not_exists(${expression.name(attribute)})`,
  }
}
