/** Users in groups, read with their memberships; users who follow users; and labels of issues, whose key has two attributes. */
import { defineCollection, defineEntity, defineManyToMany, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('club', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: { inverted: { kind: 'global', partition: 'ipk', sort: 'isk' } },
})

const user = defineEntity(table, 'User', {
  attributes: { userId: z.string(), name: z.string() },
  key: { partition: 'USER#{userId}', sort: 'USER' },
})
const group = defineEntity(table, 'Group', {
  attributes: { groupId: z.string(), title: z.string() },
  key: { partition: 'GROUP#{groupId}', sort: 'GROUP' },
})
const issue = defineEntity(table, 'Issue', {
  attributes: { repo: z.string(), number: z.int().min(1).max(9999), title: z.string() },
  key: { partition: 'REPO#{repo}', sort: 'ISSUE#{number}' },
})
const label = defineEntity(table, 'Label', {
  attributes: { name: z.string() },
  key: { partition: 'LABEL#{name}', sort: 'LABEL' },
})

const membership = defineManyToMany(table, 'Membership', {
  attributes: { userId: z.string(), groupId: z.string(), role: z.enum(['member', 'owner']), note: z.string().optional() },
  from: { entity: user, pattern: 'ofUser' },
  to: { entity: group, pattern: 'ofGroup' },
  index: 'inverted',
  timestamps: true,
})
const follow = defineManyToMany(table, 'Follow', {
  attributes: { followerId: z.string(), followedId: z.string() },
  from: { entity: user, key: { userId: 'followerId' }, pattern: 'following' },
  to: { entity: user, key: { userId: 'followedId' }, pattern: 'followers' },
  index: 'inverted',
})
const tag = defineManyToMany(table, 'Tag', {
  attributes: { repo: z.string(), number: z.int().min(1).max(9999), label: z.string() },
  from: { entity: issue, pattern: 'ofIssue' },
  to: { entity: label, key: { name: 'label' }, pattern: 'ofLabel' },
  index: 'inverted',
})

const userWithMemberships = defineCollection(table, 'userWithMemberships', {
  by: ['userId'],
  returns: { user, memberships: [membership.edge] },
})

export default defineSchema({
  name: 'club',
  tables: [table],
  entities: [user, group, issue, label, membership.edge, follow.edge, tag.edge],
  collections: [userWithMemberships],
  transactions: [membership.link, follow.link, tag.link],
})
