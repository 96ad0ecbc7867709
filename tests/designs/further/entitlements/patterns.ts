import { expect } from 'vitest'
import type { Answers } from '../../support/answers.js'
import { describeDesign } from '../../support/describe-design.js'
import { createSaas, type Saas, saasTable } from './generated/index.js'

const answers = {
  'teams of a user': 'Membership.ofUser',
  'users of a team': 'Membership.ofTeam',
  'what a tenant may use': 'Entitlement.all',
  'whether a tenant may use a feature': 'Entitlement.of',
  'what ends soon': 'Entitlement.ending',
  'a use is counted within the limit': 'use',
  'what is not allowed is not used': 'use',
  'use of a feature, by month': 'Usage.of',
  'a user with their teams': 'userWithTeams',
  'all of a tenant in one request': 'overview',
} as const satisfies Answers

const ends = new Date('2026-06-01T00:00:00.000Z')
const email = (userId: string) => `${userId}@example.com`

async function seed(db: Saas): Promise<void> {
  for (const tenantId of ['t1', 't2']) {
    const tenant = db.in({ tenantId })
    await tenant.tenant.create({ name: `Tenant ${tenantId}`, seats: 5 })
    for (const userId of ['u', 'u2']) await tenant.user.create({ userId, email: `${tenantId}.${email(userId)}` })
    for (const teamId of ['a', 'b']) await tenant.team.create({ teamId, title: teamId })
    await tenant.linkMembership({ userId: 'u', teamId: 'a', role: 'lead' })
    await tenant.linkMembership({ userId: 'u2', teamId: 'a', role: 'member' })
    await tenant.entitlement.create({ feature: 'api', limit: 100 })
    for (const month of ['2026-01', '2026-02']) await tenant.usage.create({ feature: 'api', month, used: 98 })
  }
  await db.in({ tenantId: 't1' }).linkMembership({ userId: 'u', teamId: 'b', role: 'member' })
  await db.in({ tenantId: 't1' }).entitlement.create({ feature: 'sso', limit: 1, until: ends })
}

const input = { feature: 'api', month: '2026-02', amount: 1, below: 100 } as const

describeDesign(
  { name: 'further-entitlements', answers, tables: { saas: saasTable }, create: createSaas, seed },
  {
    async 'teams of a user'(db) {
      const teams = await Promise.all(['t1', 't2'].map((tenantId) => db.in({ tenantId }).membership.ofUser({ userId: 'u' }).all()))
      expect(teams.map((found) => found.map(({ teamId }) => teamId))).toEqual([['a', 'b'], ['a']])
    },
    async 'users of a team'(db) {
      const found = await db.in({ tenantId: 't1' }).membership.ofTeam({ teamId: 'a' }).all()
      expect(found.map(({ userId, role }) => [userId, role])).toEqual([
        ['u', 'lead'],
        ['u2', 'member'],
      ])
    },
    async 'what a tenant may use'(db) {
      expect((await db.in({ tenantId: 't1' }).entitlement.all().all()).map(({ feature }) => feature)).toEqual(['api', 'sso'])
      expect((await db.in({ tenantId: 't2' }).entitlement.all().all()).map(({ feature }) => feature)).toEqual(['api'])
    },
    async 'whether a tenant may use a feature'(db) {
      expect(await db.in({ tenantId: 't1' }).entitlement.of({ feature: 'sso' })).toMatchObject({ limit: 1, until: ends })
      expect(await db.in({ tenantId: 't2' }).entitlement.of({ feature: 'sso' })).toBeUndefined()
    },
    async 'what ends soon'(db) {
      expect(
        (
          await db
            .in({ tenantId: 't1' })
            .entitlement.ending({ until: { lte: ends } })
            .all()
        ).map(({ feature }) => feature),
      ).toEqual(['sso'])
      expect(await db.in({ tenantId: 't2' }).entitlement.ending().all()).toEqual([])
    },
    async 'a use is counted within the limit'(db) {
      const tenant = db.in({ tenantId: 't1' })
      await tenant.use(input)
      await tenant.use(input)
      await expect(tenant.use(input)).rejects.toMatchObject({ payload: { failures: { usage: { code: 'ITEM.CONDITION_FAILED' } } } })
    },
    async 'what is not allowed is not used'(db) {
      const use = db.in({ tenantId: 't2' }).use({ ...input, feature: 'sso' })
      await expect(use).rejects.toMatchObject({ payload: { failures: { allowed: { code: 'ITEM.NOT_FOUND' } } } })
    },
    async 'use of a feature, by month'(db) {
      const used = async (tenantId: string) =>
        (await db.in({ tenantId }).usage.of({ feature: 'api' }).all()).map((each) => [each.month, each.used])
      expect(await used('t1')).toEqual([
        ['2026-02', 100],
        ['2026-01', 98],
      ])
      expect(await used('t2')).toEqual([
        ['2026-02', 98],
        ['2026-01', 98],
      ])
    },
    async 'a user with their teams'(db) {
      const page = await db.in({ tenantId: 't1' }).userWithTeams({ userId: 'u' }).page()
      expect([page.user?.email, page.memberships.map(({ teamId }) => teamId), page.unknown]).toEqual([`t1.${email('u')}`, ['a', 'b'], []])
    },
    async 'all of a tenant in one request'(db) {
      const page = await db.in({ tenantId: 't1' }).overview().page()
      expect([page.tenant?.name, page.entitlements.length, page.usage.length, page.unknown]).toEqual(['Tenant t1', 2, 2, []])
    },
  },
)
