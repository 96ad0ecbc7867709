/** Complaints with what was said about them, found by customer, by who they were escalated to and by agent: indexes of the items' own attributes. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const bounds = { min: 1, max: 10 }
const table = defineTable('Complaint_management_system', {
  key: { partition: 'PK', sort: 'SK' },
  indexes: {
    Customer_Complaint_GSI: { kind: 'global', partition: 'customer_id', sort: 'complaint_id' },
    Escalations_GSI: { kind: 'global', partition: 'escalated_to', sort: 'escalation_time' },
    Agents_Comments_GSI: { kind: 'global', partition: 'agentID', sort: 'comm_date' },
  },
  capacity: { mode: 'provisioned', read: bounds, write: bounds },
})

const state = z.enum(['waiting', 'assigned', 'investigating', 'resolved'])
const time = z.iso.datetime({ precision: 0 })

const complaint = defineEntity(table, 'Complaint', {
  attributes: {
    customer_id: z.string().min(1),
    complaint_id: z.string().min(1),
    current_state: state,
    creation_time: time,
    severity: z.enum(['P1', 'P2', 'P3']),
    complaint_description: z.string(),
    escalated_to: z.string().min(1).optional(),
    escalation_time: time.optional(),
  },
  key: { partition: '{complaint_id}', sort: 'metadata' },
  indexes: { Customer_Complaint_GSI: true, Escalations_GSI: { sparse: true } },
  patterns: {
    ofCustomer: { by: ['customer_id'] },
    escalatedTo: { by: ['escalated_to'], where: { escalation_time: 'present' } },
    bySeverityAndState: {
      filter: ['severity', 'current_state'],
      scan: { because: 'The weekly report reads everything anyhow; no index has severity and state.' },
    },
  },
})

const communication = defineEntity(table, 'Communication', {
  attributes: {
    complaint_id: z.string().min(1),
    comm_id: z.string().min(1),
    comm_date: time,
    complaint_state: state,
    comm_text: z.string(),
    attachments: z.set(z.string()).max(20).optional(),
    agentID: z.string().min(1).optional(),
  },
  key: { partition: '{complaint_id}', sort: 'comm#{comm_date}#{comm_id}' },
  indexes: { Agents_Comments_GSI: { sparse: true } },
  patterns: {
    ofComplaint: { by: ['complaint_id'], order: { comm_date: 'asc' } },
    stateChanges: { by: ['complaint_id'], order: { comm_date: 'asc' }, filter: ['complaint_state'] },
    ofAgent: { by: ['agentID'], order: { comm_date: 'desc' } },
  },
})

export default defineSchema({ name: 'complaints', tables: [table], entities: [complaint, communication] })
