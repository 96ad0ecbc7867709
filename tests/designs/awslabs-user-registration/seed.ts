import type { Registration } from './generated/index.js'

export const ann = { user_id: 'ann', email: 'ann@example.com', full_name: 'Ann Arbor', created_at: '2026-01-31T10:00:00Z' }
export const bob = { user_id: 'bob', email: 'bob@example.com', full_name: 'Bob Bark', created_at: '2026-01-31T11:00:00Z' }

export async function seed(db: Registration): Promise<void> {
  await db.register(ann)
}
