import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type { AttributeValue }

/** An item, or the key of one, as the low-level client of the AWS SDK has it: attribute names to typed values. */
export type Item = Record<string, AttributeValue>
