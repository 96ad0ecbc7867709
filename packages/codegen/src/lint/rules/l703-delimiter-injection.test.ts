import { z } from 'zod'
import { designOf, mutated } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { delimiterInjection } from './l703-delimiter-injection.js'

const post = designOf({
  more: {
    Post: {
      attributes: { author: z.string().min(1).max(40), postId: z.ulid() },
      key: { partition: 'AUTHOR#{author}#POSTS', sort: 'POST#{postId}' },
      patterns: { ofAuthor: { by: ['author'] } },
      expect: { reads: 10, writes: 10 },
    },
  },
})
const plain = { kind: 'text' }

const plainPost = (author: z.ZodType) =>
  designOf({
    more: {
      Post: {
        attributes: { author, postId: z.ulid() },
        key: { partition: 'AUTHOR#{author}#POSTS', sort: 'POST#{postId}', escape: 'plain' },
        patterns: { ofAuthor: { by: ['author'] } },
      },
    },
  })

testRule(delimiterInjection, {
  positive: {
    'a plain template': [
      plainPost(z.string().min(1).max(40)),
      'error entities.Post.key.partition: In `AUTHOR#{author}#POSTS` nothing keeps `#POSTS` out of `author`, which `#POSTS` ends.',
    ],
    'free text before the delimiter': [
      mutated(post, { 'entities.2.key.partition.tokens.1.encoding': plain }),
      'error entities.Post.key.partition: In `AUTHOR#{author}#POSTS` nothing keeps `#POSTS` out of `author`, which `#POSTS` ends.',
    ],
    'a value of an enum with the delimiter': [
      mutated(post, {
        'entities.2.key.partition.tokens.1.encoding': plain,
        'entities.2.attributes.0.type': { kind: 'enum', values: ['a', 'a#POSTS'] },
      }),
      'error entities.Post.key.partition: In `AUTHOR#{author}#POSTS` nothing keeps `#POSTS` out of `author`, which `#POSTS` ends.',
    ],
  },
  negative: {
    'escaped text': post,
    'a plain template of an id': plainPost(z.uuid()),
    'text that has no delimiter': mutated(post, {
      'entities.2.key.partition.tokens.1.encoding': plain,
      'entities.2.attributes.0.type': { kind: 'string', format: 'uuid' },
    }),
    'an enum of which no value goes on so': mutated(post, {
      'entities.2.key.partition.tokens.1.encoding': plain,
      'entities.2.attributes.0.type': { kind: 'enum', values: ['a', 'a#b'] },
    }),
    'text that nothing follows': mutated(post, {
      'entities.2.key.partition.tokens': [
        { kind: 'literal', text: 'AUTHOR#' },
        { kind: 'value', attribute: 'author', encoding: plain },
      ],
    }),
  },
})
