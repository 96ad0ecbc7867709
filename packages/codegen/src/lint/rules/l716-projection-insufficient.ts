import { names } from '../facts/text.js'
import { unservedPatterns, without, wouldBeServed } from '../facts/what-if.js'
import type { Fault, Rule } from '../rule.js'

export const projectionInsufficient: Rule = {
  id: 'L716',
  slug: 'projection-insufficient',
  severity: 'error',
  title: 'An index holds what its patterns select and filter on.',
  why: 'A global index cannot fetch an attribute that it does not hold.',
  fix: 'Add the attributes to the projection of the index, or read the whole items in a second step with `hydrate: true`.',
  supersedes: ['L723'],
  check: ({ model, problems }) =>
    unservedPatterns(model, problems).flatMap(({ entity, pattern, problem }): Fault[] => {
      const asked = [...(pattern.select ?? []), ...pattern.filter]
      if (asked.length === 0 || !wouldBeServed(model, entity, { ...without(pattern, 'select'), filter: [] })) return []
      const message = `No index that serves \`${entity.name}.${pattern.name}\` holds all of ${names(asked)}.`
      return [{ path: problem.path, message }]
    }),
}
