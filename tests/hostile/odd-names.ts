import { reservedWords } from '@keyloom/core'

/** Reserved words of DynamoDB that people call attributes. */
const reserved = [
  ...['action', 'comment', 'count', 'data', 'date', 'end', 'hidden', 'item', 'items', 'key', 'location', 'name', 'order', 'owner', 'path'],
  ...['plan', 'position', 'role', 'set', 'size', 'source', 'start', 'state', 'status', 'text', 'timestamp', 'token', 'ttl', 'type', 'url'],
  ...['user', 'uuid', 'value', 'values', 'year', 'zone'],
]

/** Names that break what is written without care: of every object, of promises, of expressions, of paths, of no Latin alphabet. */
const odd = [
  ...['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then', 'prototype', 'isPrototypeOf'],
  ...['a.b', 'a[0]', '[0]', '#n0', ':v0', 'a b', ' ', 'a#b', 'a:b', "it's", '"quoted"', 'back`tick', '${', '*/', '\\', '\n'],
  ...['ключ', '鍵', '👍', 'é', 'e\u0301', 'x'.repeat(255)],
]

/** Names of attributes. */
export const names: readonly string[] = [...reserved, ...odd]

/** Names of properties within an attribute: all reserved words, and the odd names. */
export const keys: readonly string[] = [...reservedWords, ...odd]
