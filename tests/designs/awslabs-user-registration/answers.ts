import type { Answers } from '../support/answers.js'

export const answers = {
  register_user: 'register',
  delete_user_with_email: 'unregister',
  get_user_and_email: 'transactGet',
} as const satisfies Answers
