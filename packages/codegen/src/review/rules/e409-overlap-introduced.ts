import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { movedEntities, reaches } from '../compare/reach.js'
import type { ChangeRule } from '../rule.js'

/** Items of an entity are within a read of another. */
export const overlapIntroduced: ChangeRule = {
  id: 'E409',
  slug: 'overlap-introduced',
  severity: 'breaking',
  breaks: ['R'],
  title: 'Items of an entity are within a read of another',
  why: 'The read returns items of the wrong entity.',
  recipe: 'M3',
  check: (comparison: Comparison) => {
    const { questions, base, head } = comparison
    const moved = movedEntities(comparison)
    return kept(questions)
      .filter(({ head }) => (head.pattern ?? head.collection)?.isolate === undefined)
      .flatMap((question) => {
        const { plan } = question.base
        const met = moved.filter((entity) => reaches(plan, head, entity.head.name) && !reaches(plan, base, entity.base.name))
        return met.map((entity) => changeOf(question, undefined, `meets ${entity.target}`))
      })
  },
}
