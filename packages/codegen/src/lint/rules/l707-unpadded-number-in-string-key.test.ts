import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { unpaddedNumber } from './l707-unpadded-number-in-string-key.js'

const lesson = (lessonNumber: z.ZodType, options: { readonly escape?: 'plain' } = {}, placeholder = 'lessonNumber') =>
  designOf({
    more: {
      Lesson: {
        attributes: { courseId: z.ulid(), lessonNumber },
        key: { partition: 'COURSE#{courseId}', sort: `LESSON#{${placeholder}}`, ...options },
        patterns: { ofCourse: { by: ['courseId'], order: { lessonNumber: 'asc' } } },
      },
    },
  })
const padded = lesson(z.int().min(0).max(99))
const token = 'entities.2.key.sort.tokens.1.encoding'

testRule(unpaddedNumber, {
  positive: {
    'a plain template': [
      lesson(z.int().min(0).max(99), { escape: 'plain' }),
      'error entities.Lesson.key.sort: `lessonNumber` of `Lesson` is a number, and stands in the key without padding.',
    ],
    'an ordered number as plain text': [
      mutated(padded, { [token]: { kind: 'text' } }),
      'error entities.Lesson.key.sort: `lessonNumber` of `Lesson` is a number, and stands in the key without padding.',
    ],
    'a number that nothing orders': [
      mutated(padded, { [token]: { kind: 'text' }, 'entities.2.patterns.0.order': undefined }),
      'warn entities.Lesson.key.sort: `lessonNumber` of `Lesson` is a number, and stands in the key without padding.',
    ],
    'more digits than the key has': [
      mutated(padded, { 'entities.2.attributes.1.type.max': 100 }),
      'error entities.Lesson.key.sort: `lessonNumber` of `Lesson` goes up to 100, and has 2 digits in the key.',
    ],
    'negative numbers': [
      mutated(padded, { 'entities.2.attributes.1.type.min': -5 }),
      'error entities.Lesson.key.sort: `lessonNumber` of `Lesson` can be negative, and is padded as if it were not.',
    ],
    'text of digits': [
      lesson(z.string().min(1).max(4).regex(/^\d+$/)),
      'error entities.Lesson.key.sort: `lessonNumber` of `Lesson` holds digits, as many as the number has.',
    ],
  },
  negative: {
    'a template': padded,
    'a plain template with padding': lesson(z.int().min(0).max(99), { escape: 'plain' }, 'lessonNumber:pad(4)'),
    'of either sign': lesson(z.int().min(-5).max(100)),
    'text of a fixed number of digits': lesson(z.string().length(4).regex(/^\d+$/)),
  },
})
