import type { Answers } from '../support/answers.js'

export const answers = {
  getPlayerFriends: 'Friends.ofPlayer',
  getPlayerAllProfile: 'profile',
  getPlayerAllItems: 'Item.ofPlayer',
  getPlayerSpecificItem: 'Item.get',
  updateCharacterAttributes: 'Metadata.update',
  updateItemCount: 'Item.update',
} as const satisfies Answers
