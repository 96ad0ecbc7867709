import { type Model, type PatternOrder, planCollection, type SchemaProblem } from '@keyloom/core'
import { unservedPatterns, without, wouldBeServed } from '../facts/what-if.js'
import type { Fault, Rule } from '../rule.js'

export const orderNotProvided: Rule = {
  id: 'L719',
  slug: 'order-not-provided',
  severity: 'error',
  title: 'The order that a pattern promises is that of its sort key.',
  why: 'Items come in the order of the sort key and in no other: a page or a limit of them holds the wrong ones.',
  fix: 'Begin the sort template with the attribute, behind what the pattern fixes, or ask for another order.',
  supersedes: ['L723'],
  check: ({ model, problems }) => [
    ...unservedPatterns(model, problems).flatMap(({ entity, pattern, problem: { path } }): Fault[] => {
      const { order } = pattern
      if (order === undefined || !wouldBeServed(model, entity, without(pattern, 'order'))) return []
      return [{ path: [...path, 'order'], entities: [entity.name], message: promise(`${entity.name}.${pattern.name}`, order) }]
    }),
    ...ofCollections(model, problems),
  ],
}

function ofCollections(model: Model, problems: readonly SchemaProblem[]): Fault[] {
  return model.collections.flatMap(({ order, ...collection }): Fault[] => {
    const isRefused = problems.some(
      ({ code, path }) => code === 'PLAN.UNSERVED' && path[0] === 'collections' && path[1] === collection.name,
    )
    if (!isRefused || order === undefined || !('kind' in planCollection(model, collection))) return []
    return [{ path: ['collections', collection.name, 'order'], message: promise(collection.name, order) }]
  })
}

function promise(name: string, { attribute, direction }: PatternOrder): string {
  return `\`${name}\` promises the order of \`${attribute}\` (${direction}), and no key that serves it has its items in that order.`
}
