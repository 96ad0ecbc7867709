import type { CommentInput, FollowInput, LikeInput, PostInput, SocialMedia, UserProfileInput } from './generated/index.js'

const timestamp = 1_770_000_000

export function profile(user_id: string): UserProfileInput {
  return { user_id, username: user_id, email: `${user_id}@example.com`, timestamp }
}

export function post(user_id: string, post_id: string): PostInput {
  return { user_id, post_id, username: user_id, content: `post ${post_id}`, timestamp }
}

export function comment(post_id: string, comment_id: string): CommentInput {
  return { user_id: 'ann', post_id, comment_id, username: 'bob', content: `comment ${comment_id}`, timestamp }
}

export function like(post_id: string, liker_user_id: string): LikeInput {
  return { user_id: 'ann', post_id, liker_user_id, username: liker_user_id, timestamp }
}

/** `user_id` follows `follower_id`: the names are the design's. */
export function follow(user_id: string, follower_id: string): FollowInput {
  return { user_id, follower_id, username: follower_id, timestamp }
}

/** Posts `p1` and `p10` begin alike, and everything of Ann stands in one partition. */
export async function seed(db: SocialMedia): Promise<void> {
  await db.batchWrite([
    ...['ann', 'bob', 'ann2'].map((id) => db.userProfile.batch.put(profile(id))),
    ...['p1', 'p10', 'p2'].map((id) => db.post.batch.put(post('ann', id))),
    db.post.batch.put(post('bob', 'p1')),
    ...['c1', 'c2', 'c3', 'c4'].map((id) => db.comment.batch.put(comment('p1', id))),
    db.comment.batch.put(comment('p10', 'c1')),
    db.like.batch.put(like('p1', 'bob')),
    db.like.batch.put(like('p1', 'eve')),
    db.like.batch.put(like('p10', 'bob')),
    db.like.batch.put(like('p2', 'eve')),
    db.follow.batch.put(follow('ann', 'bob')),
    db.follow.batch.put(follow('ann', 'eve')),
    db.follow.batch.put(follow('bob', 'eve')),
  ])
}
