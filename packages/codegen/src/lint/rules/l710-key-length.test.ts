import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { keyLength } from './l710-key-length.js'

const tag = (word: z.ZodType, sort = '{word}') =>
  designOf({
    more: {
      Tag: { attributes: { tagId: z.ulid(), word }, key: { partition: 'TAG#{tagId}', sort }, patterns: { ofTag: { by: ['tagId'] } } },
    },
  })

testRule(keyLength, {
  positive: {
    'longer than a sort key': [
      tag(z.string().min(1).max(2000)),
      'error entities.Tag.key.sort: `{word}` of `Tag` can have 2000 bytes or more, and a sort key takes 1024.',
    ],
    'empty, as the bounds say': [
      tag(z.string().min(0).max(20)),
      'error entities.Tag.key.sort: `{word}` of `Tag` can be empty, and no key is.',
    ],
    'empty, where no bound is said': [
      tag(z.string().max(20)),
      'info entities.Tag.key.sort: `{word}` of `Tag` can be empty, and no key is.',
    ],
    'without a bound': [
      tag(z.string().min(1)),
      'info entities.Tag.attributes.word: Nothing bounds the length of `word`, which keys of `Tag` are made of.',
    ],
    'without a bound behind a literal': [
      tag(z.email(), 'WORD#{word}'),
      'info entities.Tag.attributes.word: Nothing bounds the length of `word`, which keys of `Tag` are made of.',
    ],
  },
  negative: {
    bounded: tag(z.string().min(1).max(200)),
    'empty behind a literal': tag(z.string().max(20), 'WORD#{word}'),
    'a format of its own length': tag(z.uuid()),
  },
})
