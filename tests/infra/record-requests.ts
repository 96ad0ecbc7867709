import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** One operation that IAM is asked about: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html */
export interface Asked {
  /** `dynamodb:Query tenants/gsi1`. */
  readonly leave: string
  /** The partition key, where the operation has one. */
  readonly leadingKey: string | undefined
}

type Item = Readonly<Record<string, AttributeValue>>

interface Write {
  readonly TableName: string
  readonly Item?: Item
  readonly Key?: Item
}

interface Input {
  readonly TableName: string
  readonly IndexName?: string
  readonly Item?: Item
  readonly Key?: Item
  readonly KeyConditionExpression?: string
  readonly ExpressionAttributeValues?: Item
  readonly RequestItems?: Readonly<
    Record<string, { readonly Keys: readonly Item[] } | readonly Readonly<Record<string, Omit<Write, 'TableName'>>>[]>
  >
  readonly TransactItems?: readonly Readonly<Record<string, Write>>[]
}

/** A client that notes what leave each of its requests needs. */
export function recordRequests(client: DynamoDBClient) {
  let asked: Asked[] = []
  const recording = {
    async send(command: never) {
      const sent = command as { constructor: { name: string }; input: Input }
      asked.push(...leavesOf(sent.constructor.name.replace(/Command$/, ''), sent.input))
      return client.send(command)
    },
  }
  const taken = (): Asked[] => {
    const now = asked
    asked = []
    return now
  }
  return { client: recording, taken }
}

function leavesOf(operation: string, input: Input): Asked[] {
  const one = (action: string, { TableName, Item, Key }: Write, index = ''): Asked => ({
    leave: `dynamodb:${action} ${TableName}${index}`,
    leadingKey: (Key ?? Item)?.pk?.S,
  })
  if (operation === 'TransactWriteItems')
    return (input.TransactItems ?? []).flatMap((write) =>
      Object.entries(write).map(([kind, of]) => one(kind === 'ConditionCheck' ? 'ConditionCheckItem' : `${kind}Item`, of)),
    )
  if (operation === 'TransactGetItems')
    return (input.TransactItems ?? []).flatMap(({ Get }) => (Get === undefined ? [] : [one('GetItem', Get)]))
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem')
    return Object.entries(input.RequestItems ?? {}).flatMap(([TableName, of]) => {
      const writes = 'Keys' in of ? of.Keys.map((Key) => ({ Key })) : of.flatMap((write) => Object.values(write))
      return writes.map((write) => one(operation, { TableName, ...write }))
    })
  const index = input.IndexName === undefined ? '' : `/${input.IndexName}`
  if (operation !== 'Query') return [one(operation, input, index)]
  // The condition on the partition key stands first.
  const value = /(:\w+)/.exec(input.KeyConditionExpression ?? '')?.[1] ?? ''
  return [{ ...one(operation, input, index), leadingKey: input.ExpressionAttributeValues?.[value]?.S }]
}
