import { type KeyloomError, keyloomError } from '../../errors/index.js'

/** The error for a batch of which something is left: an answer that lacks it without a word would be taken for the whole. */
export function unprocessed(verb: 'read' | 'written', names: readonly string[], done: object, cause: unknown): KeyloomError {
  const shown = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
  const why = cause === undefined ? 'DynamoDB did not process them before the deadline' : (cause as Error).message
  return keyloomError(
    'BATCH.UNPROCESSED',
    `${names.length} of the batch ${names.length === 1 ? 'is' : 'are'} not ${verb} (${shown}): ${why}.`,
    {
      fix: `Ask again for those in the payload's \`unprocessed\`, or give a longer \`deadline\`.`,
      payload: { unprocessed: names, ...done },
      ...(cause !== undefined && { cause }),
    },
  )
}
