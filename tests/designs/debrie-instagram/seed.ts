import type { CommentInput, Instagram, LikeInput, Photo, User } from './generated/index.js'

/** A ULID in the order of the numbers. */
export function ulid(number: number): string {
  return `01J${String(number).padStart(23, '0')}`
}

export function user(username: string, followers = 0, following = 0): User {
  return { username, name: username.toUpperCase(), followers, following }
}

export function photo(username: string, number: number): Photo {
  return { username, photoId: ulid(number), url: `https://photos.example/${number}`, likes: 0, comments: 0 }
}

export function like(photoNumber: number, likingUsername: string, number: number): LikeInput {
  return { photoId: ulid(photoNumber), likingUsername, likeId: ulid(number) }
}

export function comment(photoNumber: number, number: number): CommentInput {
  return { photoId: ulid(photoNumber), commentId: ulid(number), username: 'bob', content: `Comment ${number}` }
}

/** Zoe liked before Bob did, so time is not the order of names; `ann2` is another user than `ann`. */
export async function seed(db: Instagram): Promise<void> {
  await db.batchWrite([
    ...['ann', 'ann2', 'bob', 'zoe'].map((name) => db.user.batch.put(user(name))),
    ...[1, 2, 3].map((number) => db.photo.batch.put(photo('ann', number))),
    db.photo.batch.put(photo('ann2', 4)),
    db.like.batch.put(like(2, 'zoe', 10)),
    db.like.batch.put(like(2, 'bob', 11)),
    db.like.batch.put(like(3, 'bob', 12)),
    ...[21, 20].map((number) => db.comment.batch.put(comment(2, number))),
    db.comment.batch.put(comment(3, 22)),
    ...[
      ['ann', 'bob'],
      ['ann', 'zoe'],
      ['zoe', 'bob'],
      ['ann2', 'zoe'],
    ].map(([followed, follower]) => db.follow.batch.put({ followed: followed!, follower: follower! })),
  ])
}
