import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { partitionConditionNotEquality } from './l720-partition-condition-not-equality.js'

const session = (key: { partition: string; sort: string }, pattern: object) =>
  designOf({
    more: {
      Session: {
        attributes: { userName: z.string().min(1).max(40), sessionId: z.ulid() },
        key,
        patterns: { found: pattern },
      },
    },
  })
const byName = { partition: 'SESSION#{userName}', sort: '{sessionId}' }

testRule(partitionConditionNotEquality, {
  positive: {
    'a range of the partition': [
      session(byName, { by: [], range: 'userName' }),
      'error entities.Session.patterns.found.range: `Session.found` asks for a range of `userName`, which is in the partition key.',
    ],
    'a range of it with an order': [
      session(byName, { by: [], range: 'userName', order: { userName: 'asc' } }),
      'error entities.Session.patterns.found.range: `Session.found` asks for a range of `userName`, which is in the partition key.',
    ],
  },
  negative: {
    equality: session(byName, { by: ['userName'] }),
    'a range of the sort key': session(byName, { by: ['userName'], range: 'sessionId' }),
  },
})
