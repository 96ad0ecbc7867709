import type { Answers } from '../support/answers.js'

export const answers = {
  createChatRoom: 'Room.create',
  deleteChatRoom: 'Room.delete',
  joinChatRoom: 'Membership.put',
  leaveChatRoom: 'Membership.delete',
  addComments: 'Comment.create',
  getAllComments: 'Comment.inRoom',
  getLatestComments: 'Comment.latestInRoom',
  getFromLatestToSpecifiedPosition: 'Comment.backInRoom',
  getFromPositionToPosition: 'Comment.inRoom',
} as const satisfies Answers
