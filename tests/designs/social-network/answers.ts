import type { Answers } from '../support/answers.js'

export const answers = {
  getUserInfoByUserID: 'user',
  getFollowerListByUserID: 'Follower.ofUser',
  getFollowingListByUserID: 'Following.ofUser',
  getPostListByUserID: 'Post.ofUser',
  getUserLikesByPostID: 'Like.ofPost',
  getLikeCountByPostID: 'LikeCount.ofPost',
  getTimelineByUserID: 'TimelineEntry.ofUser',
} as const satisfies Answers
