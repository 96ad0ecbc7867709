import type { Answers } from '../support/answers.js'

export const answers = {
  get_user_profile: 'UserProfile.get',
  create_post: 'Post.create',
  delete_post: 'Post.delete',
  get_user_posts: 'Post.ofUser',
  get_post_comments: 'Comment.ofPost',
  get_user_profile_and_posts: 'profileAndPosts',
  like_post: 'Like.create',
  unlike_post: 'Like.delete',
  add_comment: 'Comment.create',
  follow_user: 'Follow.create',
  unfollow_user: 'Follow.delete',
  get_post_likes: 'Like.ofPost',
  get_user_followers: 'Follow.inverse',
  get_user_following: 'Follow.ofUser',
  get_user_posts_by_prefix: 'Post.ofUser',
  get_comments_for_post_range: 'Comment.ofPost',
  get_likes_after_prefix: 'Like.ofUser',
} as const satisfies Answers
