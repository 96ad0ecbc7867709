import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { complaint_management_systemTable, createComplaints } from './generated/index.js'
import { communications, complaints, seed } from './seed.js'

const complaint_id = 'Complaint1'
const { first, escalated, near } = complaints
const { opened, answered, again, elsewhere } = communications

describeDesign(
  {
    name: 'complaint-management',
    answers,
    tables: { Complaint_management_system: complaint_management_systemTable },
    create: createComplaints,
    seed,
  },
  {
    async 'get complaint metadata'(db) {
      expect(await db.complaint.get({ complaint_id })).toEqual(first)
    },
    async 'all communications of a complaint'(db) {
      expect(await db.communication.ofComplaint({ complaint_id }).all()).toEqual([opened, answered, again])
    },
    async 'complaints of a customer'(db) {
      expect(await db.complaint.ofCustomer({ customer_id: 'cust1' }).all()).toEqual([first, escalated])
    },
    async 'complaints escalated to an agent'(db) {
      expect(await db.complaint.escalatedTo({ escalated_to: 'AgentB' }).all()).toEqual([escalated])
      // The update that brings an item into the sparse index, and the one that takes it out again.
      const escalation = { escalated_to: 'AgentC', escalation_time: '2026-01-05T09:00:00Z' }
      const moved = await db.complaint.update({ complaint_id: 'Complaint10' }, { set: escalation })
      expect(await db.complaint.escalatedTo({ escalated_to: 'AgentC' }).all()).toEqual([moved])
      await db.complaint.update({ complaint_id: 'Complaint10' }, { remove: ['escalated_to', 'escalation_time'] })
      expect(await db.complaint.escalatedTo({ escalated_to: 'AgentC' }).all()).toEqual([])
    },
    async "agent's communication history"(db) {
      expect(await db.communication.ofAgent({ agentID: 'AgentA' }).all()).toEqual([elsewhere, answered])
    },
    async 'by severity and state'(db) {
      expect(await db.complaint.bySeverityAndState({ severity: 'P1', current_state: 'assigned' }).all()).toEqual([escalated])
      expect(await db.complaint.bySeverityAndState({ current_state: 'resolved' }).all()).toEqual([near])
    },
    async 'state changes over time'(db) {
      expect(await db.communication.stateChanges({ complaint_id }, { complaint_state: 'waiting' }).all()).toEqual([opened])
    },
  },
)
