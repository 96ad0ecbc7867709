import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createAnalytics, userAnalyticsTable } from './generated/index.js'
import { seed, users } from './seed.js'

const { one, two, three, four } = users

describeDesign(
  { name: 'awslabs-user-analytics', answers, tables: { UserAnalytics: userAnalyticsTable }, create: createAnalytics, seed },
  {
    async get_user_profile(db) {
      expect(await db.user.get({ user_id: 'u1' })).toEqual(one)
    },
    async get_active_users(db) {
      expect(await db.user.ofStatus({ status: 'active' }).all()).toEqual([one, two, four])
    },
    async get_recent_active_users(db) {
      expect(await db.user.ofStatus({ status: 'active' }, { last_active: { gte: '2026-03-02T08:00:00Z' } }).all()).toEqual([two, four])
    },
    async get_users_by_location(db) {
      expect(await db.user.inCity({ country: 'FR', city: 'Lyon' }).all()).toEqual([one])
    },
    async get_users_by_country_prefix(db) {
      expect(await db.user.inCountry({ country: 'FR' }, { city: { beginsWith: 'Lyon' } }).all()).toEqual([one, two])
      expect(await db.user.inCountry({ country: 'FR' }).all()).toEqual([one, two, three])
    },
    async get_users_by_engagement_level(db) {
      expect(await db.user.ofEngagement({ engagement_level: 'high' }).all()).toEqual([one, three, two])
    },
    async get_highly_engaged_users_by_session_range(db) {
      expect(await db.user.ofEngagement({ engagement_level: 'high' }, { session_count: { between: [9, 80] } }).all()).toEqual([one, three])
    },
    async get_users_by_age_group(db) {
      expect(await db.user.ofAgeGroup({ age_group: '25-34' }).all()).toEqual([one, two, three])
    },
    async get_recent_signups_by_age_group(db) {
      expect(await db.user.ofAgeGroup({ age_group: '25-34' }, { signup_date: { gte: '2025-02-15' } }).all()).toEqual([two, three])
    },
    async get_users_signup_date_range(db) {
      const range = { signup_date: { between: ['2025-01-01', '2025-02-28'] as const } }
      expect(await db.user.ofAgeGroup({ age_group: '25-34' }, range).all()).toEqual([one, two])
      // An update takes the user to another place of each index whose key it changes.
      await db.user.update({ user_id: 'u4' }, { set: { age_group: '25-34', signup_date: '2025-02-01' } })
      expect(await db.user.ofAgeGroup({ age_group: '25-34' }, range).all()).toEqual([
        one,
        { ...four, age_group: '25-34', signup_date: '2025-02-01' },
        two,
      ])
    },
  },
)
