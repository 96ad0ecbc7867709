/** Tenants with plans, users in teams, what each may use, and how much of it was used in a month. */
import { defineCollection, defineEntity, defineManyToMany, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('saas', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    inverted: { kind: 'global', partition: 'ipk', sort: 'isk' },
    expiring: { kind: 'global', partition: 'epk', sort: 'esk' },
  },
  scope: ['tenantId'],
})

const id = z.string().min(1).max(40)
const feature = z.enum(['export', 'sso', 'api'])

const tenant = defineEntity(table, 'Tenant', {
  attributes: { tenantId: id, name: z.string().max(100), seats: z.int().min(1).max(9999) },
  key: { partition: 'TENANT#{tenantId}#PLAN', sort: '#TENANT' },
})
const user = defineEntity(table, 'User', {
  attributes: { tenantId: id, userId: id, email: z.email().max(200) },
  key: { partition: 'TENANT#{tenantId}#USER#{userId}', sort: 'USER' },
  unique: { email: ['email'] },
})
const team = defineEntity(table, 'Team', {
  attributes: { tenantId: id, teamId: id, title: z.string().max(100) },
  key: { partition: 'TENANT#{tenantId}#TEAM#{teamId}', sort: 'TEAM' },
})
const membership = defineManyToMany(table, 'Membership', {
  attributes: { tenantId: id, userId: id, teamId: id, role: z.enum(['member', 'lead']) },
  from: { entity: user, pattern: 'ofUser' },
  to: { entity: team, pattern: 'ofTeam' },
  index: 'inverted',
})
const entitlement = defineEntity(table, 'Entitlement', {
  attributes: { tenantId: id, feature, limit: z.int().min(0), until: z.date().optional() },
  key: { partition: 'TENANT#{tenantId}#PLAN', sort: 'FEATURE#{feature}' },
  indexes: { expiring: { sparse: true, partition: 'TENANT#{tenantId}', sort: '{until}#{feature}' } },
  patterns: {
    all: { by: [] },
    of: { by: ['feature'], one: true, consistent: true },
    ending: { by: [], where: { until: 'present' }, range: 'until', order: { until: 'asc' }, index: 'expiring' },
  },
})
const usage = defineEntity(table, 'Usage', {
  attributes: {
    tenantId: id,
    feature,
    month: z
      .string()
      .regex(/^\d{4}-\d{2}$/)
      .max(7),
    used: z.int().min(0),
  },
  key: { partition: 'TENANT#{tenantId}#PLAN', sort: 'USAGE#{feature}#{month}' },
  patterns: { of: { by: ['feature'], range: 'month', order: { month: 'desc' }, limit: 12 } },
})

const userWithTeams = defineCollection(table, 'userWithTeams', { by: ['userId'], returns: { user, memberships: [membership.edge] } })
const overview = defineCollection(table, 'overview', { by: [], returns: { tenant, entitlements: [entitlement], usage: [usage] } })

const use = defineTransaction(table, 'use', {
  input: ['feature', 'month', 'amount', 'below'],
  steps: {
    allowed: { check: entitlement },
    usage: { update: usage, add: { used: { input: 'amount' } }, if: { used: { lt: { input: 'below' } } } },
  },
})

export default defineSchema({
  name: 'saas',
  tables: [table],
  entities: [tenant, user, team, membership.edge, entitlement, usage],
  collections: [userWithTeams, overview],
  transactions: [membership.link, use],
})
