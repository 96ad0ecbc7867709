import { partFindings } from '../compare/part-findings.js'
import type { ChangeRule } from '../rule.js'

/** An attribute joined the primary key. */
export const keyComponentAdded: ChangeRule = {
  id: 'K104',
  slug: 'key-component-added',
  severity: 'breaking',
  breaks: ['R', 'W', 'T'],
  title: 'An attribute joined the primary key',
  why: 'The identity is wider: code that knows the old key does not find the item, and an item can exist twice.',
  recipe: 'M3',
  check: (comparison) => partFindings(comparison, ['component-added'], 'primary'),
}
