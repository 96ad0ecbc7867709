import { keyloomError } from '../../errors/index.js'
import type { Client } from '../client.js'
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '../sdk.js'

/**
 * A client of DynamoDB Accelerator: `Dax` of `@amazon-dax-sdk/client-dax`, or `DaxDocument` of `@amazon-dax-sdk/lib-dax`, which extends it.
 * They have a method for each operation and no `send`.
 */
export interface DaxLike {
  getItem(input: never): Promise<unknown>
  putItem(input: never): Promise<unknown>
  updateItem(input: never): Promise<unknown>
  deleteItem(input: never): Promise<unknown>
  query(input: never): Promise<unknown>
  scan(input: never): Promise<unknown>
}

/** By class: the name of a class does not survive a minifier. */
const methodNames = [
  [GetItemCommand, 'getItem'],
  [PutItemCommand, 'putItem'],
  [UpdateItemCommand, 'updateItem'],
  [DeleteItemCommand, 'deleteItem'],
  [QueryCommand, 'query'],
  [ScanCommand, 'scan'],
  [BatchGetItemCommand, 'batchGetItem'],
  [BatchWriteItemCommand, 'batchWriteItem'],
  [TransactGetItemsCommand, 'transactGetItems'],
  [TransactWriteItemsCommand, 'transactWriteItems'],
] as const

type Method = (input: object) => Promise<unknown>

/**
 * Makes a client for `createShop` of a client of DynamoDB Accelerator. Items travel as attribute values, so numbers of any length stay
 * exact. DAX knows no abort signal: a deadline ends the wait, not the request.
 *
 * @throws KeyloomError `CLIENT.OPERATION`, from a request, for an operation that the DAX client does not have.
 *
 * @example
 * ```ts
 * import { daxClient, type DaxLike } from '@keyloom/core/runtime'
 *
 * declare const dax: DaxLike // of amazon-dax-client-sdkv3 or the like
 * const shop = createShop({ client: daxClient(dax), tables: { shop: 'shop-prod' } })
 * ```
 */
export function daxClient(dax: DaxLike): Client {
  const methods = lowLevel(dax)
  return {
    async send(command: { readonly input: object }): Promise<unknown> {
      const name = methodNames.find(([type]) => command instanceof type)?.[1]
      const method = name === undefined ? undefined : (Reflect.get(methods, name) as Method | undefined)
      if (typeof method !== 'function') {
        throw keyloomError('CLIENT.OPERATION', `The DAX client has no method for ${name ?? 'this command'}.`, {
          fix: 'Give a Dax of @amazon-dax-sdk/client-dax, or a DaxDocument of @amazon-dax-sdk/lib-dax.',
          payload: { operation: name },
        })
      }
      return await method.call(dax, command.input)
    },
  }
}

/** `DaxDocument` has `query` and `scan` of its own, which convert items; those of the class with `getItem` do not. */
function lowLevel(dax: DaxLike): object {
  let owner: object | null = dax
  while (owner !== null && !Object.hasOwn(owner, 'getItem')) owner = Reflect.getPrototypeOf(owner)
  return owner ?? dax
}
