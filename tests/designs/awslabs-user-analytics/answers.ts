import type { Answers } from '../support/answers.js'

export const answers = {
  get_user_profile: 'User.get',
  get_active_users: 'User.ofStatus',
  get_recent_active_users: 'User.ofStatus',
  get_users_by_location: 'User.inCity',
  get_users_by_country_prefix: 'User.inCountry',
  get_users_by_engagement_level: 'User.ofEngagement',
  get_highly_engaged_users_by_session_range: 'User.ofEngagement',
  get_users_by_age_group: 'User.ofAgeGroup',
  get_recent_signups_by_age_group: 'User.ofAgeGroup',
  get_users_signup_date_range: 'User.ofAgeGroup',
} as const satisfies Answers
