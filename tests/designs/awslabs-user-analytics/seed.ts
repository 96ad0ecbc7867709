import type { Analytics, UserInput } from './generated/index.js'

export function user(number: number, of: Partial<UserInput> = {}): UserInput {
  return {
    user_id: `u${number}`,
    email: `u${number}@example.com`,
    status: 'active',
    last_active: `2026-03-0${number}T08:00:00Z`,
    country: 'FR',
    city: 'Lyon',
    signup_date: `2025-0${number}-15`,
    engagement_level: 'high',
    session_count: 5,
    age_group: '25-34',
    ...of,
  }
}

/** Session counts of one to four digits; a city whose name goes on where another ends, and a country of another's first letters. */
export const users = {
  one: user(1, { session_count: 9 }),
  two: user(2, { session_count: 1000, city: 'Lyon-Est' }),
  three: user(3, { session_count: 80, status: 'idle', city: 'Paris' }),
  four: user(4, { country: 'FRX', engagement_level: 'low', age_group: '55+' }),
}

export async function seed(db: Analytics): Promise<void> {
  for (const one of Object.values(users)) await db.user.create(one)
}
