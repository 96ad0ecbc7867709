import type { Answers } from '../support/answers.js'

export const answers = {
  'get complaint metadata': 'Complaint.get',
  'all communications of a complaint': 'Communication.ofComplaint',
  'complaints of a customer': 'Complaint.ofCustomer',
  'complaints escalated to an agent': 'Complaint.escalatedTo',
  "agent's communication history": 'Communication.ofAgent',
  'by severity and state': 'Complaint.bySeverityAndState',
  'state changes over time': 'Communication.stateChanges',
} as const satisfies Answers
