import type { Answers } from '../support/answers.js'

export const answers = {
  'create session': 'Session.create',
  'get session': 'Session.get',
  'expire session': 'Session.update',
  'delete all sessions of a user': ['Session.ofUser', 'batchWrite'],
} as const satisfies Answers
