import type { PostInput, SocialNetwork, TimelineEntryInput, UserCount, UserInfoInput } from './generated/index.js'

export function info(userId: string): UserInfoInput {
  return { userId, name: `User ${userId}`, content: 'Hello', imageUrl: `https://images.example/${userId}` }
}

export function counts(userId: string): UserCount {
  return { userId, followers: 2, following: 1, posts: 3 }
}

export function post(userId: string, postId: string): PostInput {
  return { userId, postId, content: `Post ${postId}`, timestamp: 1_770_000_000 }
}

export function timelineEntry(userId: string, postId: string, year = 2099): TimelineEntryInput {
  return { userId, postId, authorId: '9', ttl: new Date(`${year}-01-01T00:00:00.000Z`) }
}

/** The user `7#follower` has an id that reads like the followers of user 7, and nothing of theirs meets. */
export async function seed(db: SocialNetwork): Promise<void> {
  const trick = '7#follower'
  await db.batchWrite([
    ...['7', '77', trick].flatMap((id) => [db.userInfo.batch.put(info(id)), db.userCount.batch.put(counts(id))]),
    ...['8', '9'].map((followerId) => db.follower.batch.put({ userId: '7', followerId })),
    db.follower.batch.put({ userId: '77', followerId: '7' }),
    db.following.batch.put({ userId: '7', followedId: '77' }),
    db.following.batch.put({ userId: trick, followedId: '8' }),
    ...['100', '101', '99'].map((id) => db.post.batch.put(post('7', id))),
    db.post.batch.put(post('77', '102')),
    ...['8', '9'].map((userId) => db.like.batch.put({ postId: '100', userId })),
    db.like.batch.put({ postId: '1001', userId: '8' }),
    db.likeCount.batch.put({ postId: '100', count: 2 }),
    ...['200', '201'].map((id) => db.timelineEntry.batch.put(timelineEntry('7', id))),
    db.timelineEntry.batch.put(timelineEntry('7', '202', 2020)),
  ])
}
