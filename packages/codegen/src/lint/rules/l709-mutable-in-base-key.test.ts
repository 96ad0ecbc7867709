import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { mutableInBaseKey } from './l709-mutable-in-base-key.js'

const task = (sort: string, options = {}) =>
  designOf({
    more: {
      Task: {
        attributes: { projectId: z.ulid(), taskId: z.ulid(), status: z.enum(['open', 'done']) },
        key: { partition: 'PROJECT#{projectId}', sort },
        patterns: { ofProject: { by: ['projectId'] } },
        version: true,
        ...options,
      },
    },
  })

testRule(mutableInBaseKey, {
  positive: {
    'the status of what is updated': [
      task('{status}#{taskId}'),
      'warn entities.Task.key: The primary key of `Task` holds `status`, which changes.',
    ],
    'the time of the last change': [
      task('{updatedAt}#{taskId}', { timestamps: true }),
      'warn entities.Task.key: The primary key of `Task` holds `updatedAt`, which changes.',
    ],
  },
  negative: {
    'no status': task('{taskId}'),
    'items that move': task('{status}#{taskId}', { move: true }),
    'a log, which is never updated': task('{status}#{taskId}', { version: undefined }),
  },
})
