import type { SessionInput, Sessions } from './generated/index.js'

export const expired = new Date('2020-01-08T00:00:00.000Z')
const later = new Date('2099-01-08T00:00:00.000Z')

export function session(number: number, Username: string, TTL: Date = later): SessionInput {
  return {
    SessionToken: `0190163d-8694-7000-8000-00000000000${number}`,
    Username,
    CreatedAt: new Date('2020-01-01T00:00:00.000Z'),
    ExpiresAt: TTL,
    TTL,
  }
}

export async function seed(db: Sessions): Promise<void> {
  await db.batchWrite([
    db.session.batch.put(session(1, 'ann')),
    db.session.batch.put(session(2, 'ann')),
    db.session.batch.put(session(3, 'ann2')),
    db.session.batch.put(session(4, 'bob', expired)),
  ])
}
