import type { BatchGetItemCommandInput, BatchWriteItemCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb'

/** How many of a request's items are not done; called for every batch request. */
export type HeldBack = (count: number) => number

/**
 * Makes a client leave out the last items of its batches, as DynamoDB does when it is busy, whatever engine answers it: they are not sent,
 * and come back as unprocessed.
 */
export function holdBack(client: DynamoDBClient, held: HeldBack): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { commandName } = context as { commandName?: string }
      if (commandName === 'BatchGetItemCommand') return holdKeys(next as Next, args, held)
      return commandName === 'BatchWriteItemCommand' ? holdWrites(next as Next, args, held) : next(args)
    },
    { step: 'initialize', name: 'holdBack', override: true },
  )
}

type Args = { readonly input: object }
type Next = (args: never) => Promise<{ output: object; response: unknown }>

async function holdKeys(next: Next, args: Args, held: HeldBack): Promise<never> {
  const { RequestItems = {} } = args.input as BatchGetItemCommandInput
  const all = Object.entries(RequestItems).flatMap(([table, { Keys = [], ...rest }]) => Keys.map((key) => ({ table, key, rest })))
  const kept = all.length - Math.min(all.length, held(all.length))
  const group = (keys: typeof all) => {
    const byTable: NonNullable<BatchGetItemCommandInput['RequestItems']> = {}
    for (const { table, key, rest } of keys) {
      byTable[table] ??= { ...rest, Keys: [] }
      byTable[table].Keys?.push(key)
    }
    return byTable
  }
  if (kept === 0) return answer({ Responses: {}, UnprocessedKeys: group(all) })
  const result = await next({ ...args, input: { ...args.input, RequestItems: group(all.slice(0, kept)) } } as never)
  return { ...result, output: { ...result.output, UnprocessedKeys: group(all.slice(kept)) } } as never
}

async function holdWrites(next: Next, args: Args, held: HeldBack): Promise<never> {
  const { RequestItems = {} } = args.input as BatchWriteItemCommandInput
  const all = Object.entries(RequestItems).flatMap(([table, writes]) => writes.map((write) => ({ table, write })))
  const kept = all.length - Math.min(all.length, held(all.length))
  const group = (writes: typeof all) => {
    const byTable: NonNullable<BatchWriteItemCommandInput['RequestItems']> = {}
    for (const { table, write } of writes) byTable[table] = [...(byTable[table] ?? []), write]
    return byTable
  }
  if (kept === 0) return answer({ UnprocessedItems: group(all) })
  const result = await next({ ...args, input: { ...args.input, RequestItems: group(all.slice(0, kept)) } } as never)
  return { ...result, output: { ...result.output, UnprocessedItems: group(all.slice(kept)) } } as never
}

function answer(output: object): never {
  return { output: { $metadata: {}, ...output }, response: {} } as never
}
