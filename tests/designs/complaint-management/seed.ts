import type { CommunicationInput, ComplaintInput, Complaints } from './generated/index.js'

export function complaint(complaint_id: string, of: Partial<ComplaintInput> = {}): ComplaintInput {
  return {
    customer_id: 'cust1',
    complaint_id,
    current_state: 'assigned',
    creation_time: '2026-01-01T10:00:00Z',
    severity: 'P2',
    complaint_description: 'It broke',
    ...of,
  }
}

export function communication(complaint_id: string, day: number, of: Partial<CommunicationInput> = {}): CommunicationInput {
  return {
    complaint_id,
    comm_id: `comm${day}`,
    comm_date: `2026-01-0${day}T12:00:00Z`,
    complaint_state: 'assigned',
    comm_text: `Message ${day}`,
    ...of,
  }
}

export const complaints = {
  first: complaint('Complaint1'),
  escalated: complaint('Complaint2', { severity: 'P1', escalated_to: 'AgentB', escalation_time: '2026-01-03T09:00:00Z' }),
  // An escalation without a time is in no place of the index.
  untimed: complaint('Complaint3', { customer_id: 'cust2', escalated_to: 'AgentB' }),
  // The id begins as another one does.
  near: complaint('Complaint10', { customer_id: 'cust10', current_state: 'resolved' }),
}

export const communications = {
  opened: communication('Complaint1', 1, { complaint_state: 'waiting' }),
  answered: communication('Complaint1', 2, { agentID: 'AgentA', attachments: new Set(['s3://a', 's3://b']) }),
  again: communication('Complaint1', 3, { agentID: 'AgentB' }),
  elsewhere: communication('Complaint10', 4, { agentID: 'AgentA' }),
}

export async function seed(db: Complaints): Promise<void> {
  await db.batchWrite([
    ...Object.values(complaints).map((one) => db.complaint.batch.put(one)),
    ...Object.values(communications).map((one) => db.communication.batch.put(one)),
  ])
}
