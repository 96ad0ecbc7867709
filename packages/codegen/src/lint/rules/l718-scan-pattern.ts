import type { Plan } from '@keyloom/core'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const scanPattern: Rule = {
  id: 'L718',
  slug: 'scan-pattern-or-filter-heavy',
  severity: 'warn',
  title: 'A pattern reads little more than it returns.',
  why: 'What a Scan or a filter drops is read and billed: the cost grows with the table and not with the answer.',
  fix: 'Give the entity an index whose partition is what the pattern knows; `keyloom design` proposes one.',
  check: ({ plans }) =>
    plans.flatMap((plan): Fault[] => {
      const message = waste(plan)
      return message === undefined ? [] : [{ path: pathOf(plan), message }]
    }),
}

function waste(plan: Plan): string | undefined {
  if (plan.kind === 'scan')
    return `\`${plan.name}\` reads all of ${plan.index === undefined ? `the table \`${plan.table}\`` : `the index \`${plan.index}\``}: ${plan.because}`
  if (plan.kind !== 'query' || plan.filter.length === 0) return undefined
  const inputs = [...plan.partition, ...plan.sort.equal].flatMap(({ tokens }) => tokens.filter((token) => token.kind === 'input'))
  // With nothing known, the filter is all there is: a Scan by another name.
  return inputs.length > 0 || plan.fanOut !== undefined
    ? undefined
    : `\`${plan.name}\` reads every item of its kind and filters on ${names(plan.filter)}.`
}

function pathOf(plan: Plan): readonly string[] {
  const [entity = '', pattern = ''] = plan.name.split('.')
  return plan.result.kind === 'collection' ? ['collections', plan.name] : ['entities', entity, 'patterns', pattern]
}
