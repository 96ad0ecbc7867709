import type { Chat, CommentInput } from './generated/index.js'

/** The time of a comment, in the order of the numbers; a time has the delimiter in it. */
export function at(number: number): string {
  return `2026-01-31T10:${String(number).padStart(2, '0')}:00.000Z`
}

export function comment(number: number, RoomID = 'hall'): CommentInput {
  return { userId: number % 2 === 0 ? 'ann' : 'bob', RoomID, CreatedAt: at(number), Comment: `Comment ${number}` }
}

/** Twelve comments in a hall, one in another hall at the same time, and users whose ids hold the delimiter. */
export async function seed(db: Chat): Promise<void> {
  await db.batchWrite([
    db.room.batch.put({ roomId: 'hall', CreatedBy: 'ann' }),
    ...Array.from({ length: 12 }, (_, i) => db.comment.batch.put(comment(i + 1))),
    db.comment.batch.put({ ...comment(3, 'hall:2'), userId: 'zoe' }),
    db.membership.batch.put({ userId: 'ann', roomId: 'hall' }),
    db.membership.batch.put({ userId: 'ann:b', roomId: 'hall' }),
  ])
}
