import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { reaches } from '../compare/reach.js'
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
  check: ({ entities, questions, base, head }: Comparison) =>
    kept(questions).flatMap((question) => {
      const isolated = question.head.pattern?.isolate !== undefined
      const met = isolated
        ? []
        : kept(entities).filter(
            (entity) => reaches(question.base, head, entity.head.name) && !reaches(question.base, base, entity.base.name),
          )
      return met.map((entity) => changeOf(question, undefined, `meets ${entity.target}`))
    }),
}
