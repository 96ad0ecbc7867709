import { defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('club', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } },
})
const audit = defineTable('audit', { key: { partition: 'subject', sort: { name: 'at', type: 'number' } } })

const group = defineEntity(table, 'Group', {
  attributes: { groupId: z.string().min(1), name: z.string(), members: z.int().min(0).default(0) },
  key: { partition: 'GROUP#{groupId}', sort: 'GROUP' },
})

const membership = defineEntity(table, 'Membership', {
  attributes: { groupId: z.string().min(1), userId: z.string().min(1), role: z.enum(['member', 'owner']) },
  key: { partition: 'GROUP#{groupId}', sort: 'MEMBER#{userId}' },
  indexes: { gsi1: { partition: 'USER#{userId}', sort: '{role}' } },
  patterns: { ofUser: { by: ['userId'] } },
})

const payment = defineEntity(table, 'Payment', {
  attributes: { paymentId: z.string().min(1), amount: z.int(), note: z.string().optional() },
  key: { partition: 'PAYMENT#{paymentId}', sort: 'PAYMENT' },
  version: true,
  timestamps: true,
})

const entry = defineEntity(audit, 'Entry', {
  attributes: { subject: z.string().min(1), at: z.number(), text: z.string() },
  key: {},
})

const join = defineTransaction(table, 'join', {
  description: 'A user joins a group that has fewer than 50 members',
  input: ['groupId', 'userId', 'at', 'note'],
  steps: {
    membership: { create: membership, set: { role: 'member' } },
    count: { update: group, add: { members: 1 }, if: { members: { lt: 50 } } },
    payment: { create: payment, set: { paymentId: { input: 'userId' }, amount: 10 } },
    entry: { put: entry, set: { subject: { input: 'groupId' }, text: 'joined' } },
    banned: { check: payment, key: { paymentId: 'ban' }, exists: false },
  },
})

export default defineSchema({ name: 'club', tables: [table, audit], entities: [group, membership, payment, entry], transactions: [join] })
