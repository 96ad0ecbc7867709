import type {
  BatchGetItemCommandOutput,
  GetItemCommandOutput,
  QueryCommandOutput,
  ScanCommandOutput,
  TransactGetItemsCommandOutput,
} from '@aws-sdk/client-dynamodb'
import type { Timing } from '../scan/budget.js'
import type { Item } from '../scan/stored-entity.js'
import { keyIdentity } from './ward.js'

/** The requests of an examination: it writes nothing. */
export interface Requests {
  scan(input: object): Promise<ScanCommandOutput>
  batchGet(input: object): Promise<BatchGetItemCommandOutput>
  transactGet(input: object): Promise<TransactGetItemsCommandOutput>
  get(input: object): Promise<GetItemCommandOutput>
  query(input: object): Promise<QueryCommandOutput>
}

/** Reads items by their keys, and tells the capacity that it takes. */
export interface LookUp {
  /** Those that are there, by the identity of their keys; a write of a moment ago may be missing. */
  many(keys: readonly Item[]): Promise<ReadonlyMap<string, Item>>
  /** Two items as they were at one moment. */
  both(one: Item, other: Item): Promise<readonly [Item | undefined, Item | undefined]>
  one(key: Item): Promise<Item | undefined>
  /** How many items a Query finds of which this is so. */
  count(query: object, isCounted: (item: Item) => boolean): Promise<number>
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html */
const batchSize = 100
const pauseBeforeRetry = 200

export function createLookUp(
  table: string,
  requests: Requests,
  { sleep }: Timing,
  spend: (capacityUnits: number) => Promise<void>,
): LookUp {
  const counted = { ReturnConsumedCapacity: 'TOTAL' }
  return {
    async many(keys) {
      const distinct = new Map(keys.map((key) => [keyIdentity(key), key]))
      const attributes = Object.keys(keys[0] ?? {})
      const items = new Map<string, Item>()
      let open = [...distinct.values()]
      while (open.length > 0) {
        const Keys = open.slice(0, batchSize)
        const answer = await requests.batchGet({ RequestItems: { [table]: { Keys } }, ...counted })
        for (const item of answer.Responses?.[table] ?? [])
          items.set(keyIdentity(Object.fromEntries(attributes.map((name) => [name, item[name]!]))), item)
        const left = answer.UnprocessedKeys?.[table]?.Keys ?? []
        open = [...open.slice(batchSize), ...left]
        await spend(answer.ConsumedCapacity?.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0) ?? 0)
        if (left.length > 0) await sleep(pauseBeforeRetry)
      }
      return items
    },
    async both(one, other) {
      const answer = await requests.transactGet({
        TransactItems: [one, other].map((Key) => ({ Get: { TableName: table, Key } })),
        ...counted,
      })
      await spend(answer.ConsumedCapacity?.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0) ?? 0)
      return [answer.Responses?.[0]?.Item, answer.Responses?.[1]?.Item]
    },
    async one(Key) {
      const answer = await requests.get({ TableName: table, Key, ConsistentRead: true, ...counted })
      await spend(answer.ConsumedCapacity?.CapacityUnits ?? 0)
      return answer.Item
    },
    async count(query, isCounted) {
      let number = 0
      let from: { readonly ExclusiveStartKey?: Item } = {}
      do {
        const answer = await requests.query({ ...query, ...from, ...counted })
        for (const item of answer.Items ?? []) if (isCounted(item)) number += 1
        await spend(answer.ConsumedCapacity?.CapacityUnits ?? 0)
        from = answer.LastEvaluatedKey === undefined ? {} : { ExclusiveStartKey: answer.LastEvaluatedKey }
      } while (from.ExclusiveStartKey !== undefined)
      return number
    },
  }
}
