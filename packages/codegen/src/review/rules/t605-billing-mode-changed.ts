import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** The table has another capacity mode. */
export const billingModeChanged: ChangeRule = {
  id: 'T605',
  slug: 'billing-mode-changed',
  severity: 'dangerous',
  breaks: ['P'],
  title: 'The table has another capacity mode',
  why: 'The switch is limited in how often it can be made, and auto-scaling and the capacity of every index go with it.',
  recipe: 'M0',
  check: ({ tables }: Comparison) =>
    kept(tables)
      .filter(({ base, head }) => base.capacity.mode !== head.capacity.mode)
      .map((table) => changeOf(table, table.base.capacity.mode, table.head.capacity.mode)),
}
