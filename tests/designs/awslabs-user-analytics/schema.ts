/** One entity looked at from four sides: each index has key attributes of its own, which every write keeps. */
import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('UserAnalytics', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    StatusIndex: { kind: 'global', partition: 'status_pk', sort: 'last_active_sk' },
    LocationIndex: { kind: 'global', partition: 'country_pk', sort: 'city_sk' },
    EngagementIndex: { kind: 'global', partition: 'engagement_level_pk', sort: 'session_count_sk' },
    AgeGroupIndex: { kind: 'global', partition: 'age_group_pk', sort: 'signup_date_sk' },
  },
})

const user = defineEntity(table, 'User', {
  attributes: {
    user_id: z.string().min(1),
    email: z.string(),
    status: z.enum(['active', 'idle', 'closed']),
    last_active: z.iso.datetime({ precision: 0 }),
    country: z.string().min(1),
    city: z.string().min(1),
    signup_date: z.iso.date(),
    engagement_level: z.enum(['low', 'medium', 'high']),
    session_count: z.int().min(0).max(999_999),
    age_group: z.enum(['18-24', '25-34', '35-54', '55+']),
    total_sessions: z.int().optional(),
    last_purchase_date: z.iso.date().optional(),
  },
  key: { partition: 'USER#{user_id}', sort: 'PROFILE' },
  indexes: {
    StatusIndex: { partition: 'STATUS#{status}', sort: '{last_active}' },
    LocationIndex: { partition: 'COUNTRY#{country}', sort: 'CITY#{city}' },
    EngagementIndex: { partition: 'ENGAGEMENT#{engagement_level}', sort: '{session_count}' },
    AgeGroupIndex: { partition: 'AGE_GROUP#{age_group}', sort: '{signup_date}' },
  },
  discriminator: 'USER',
  patterns: {
    ofStatus: { by: ['status'], range: 'last_active' },
    inCity: { by: ['country', 'city'] },
    inCountry: { by: ['country'], range: 'city' },
    ofEngagement: { by: ['engagement_level'], range: 'session_count' },
    ofAgeGroup: { by: ['age_group'], range: 'signup_date' },
  },
})

export default defineSchema({ name: 'analytics', tables: [table], entities: [user] })
