import type { Answers } from '../support/answers.js'

export const answers = {
  'create user': 'User.create',
  'get user': 'User.get',
  'create photo': 'Photo.create',
  'get photo': 'Photo.get',
  'list photos newest first': 'Photo.ofUser',
  'like photo': 'likePhoto',
  'list likes in time order': 'Like.ofPhoto',
  comment: 'addComment',
  'list comments': 'Comment.ofPhoto',
  follow: 'followUser',
  followers: 'Follow.followers',
  following: 'Follow.following',
} as const satisfies Answers
