import { type Case, done, fails, N, nested, refused, S } from './case.js'

const key = (pk: string): object => ({ pk: S(pk) })
const put = (pk: string, more: object = {}): object => ({ PutRequest: { Item: { ...key(pk), ...more } } })
const write = (requests: object[], more: object = {}): object => ({ RequestItems: { hash: requests }, ...more })
const get = (Keys: object[], more: object = {}): object => ({ RequestItems: { hash: { Keys } }, ...more })
const many = <T>(count: number, make: (i: string) => T): T[] => Array.from({ length: count }, (_, i) => make(`i${i}`))
const UNKNOWN =
  "Value 'X' at 'returnConsumedCapacity' failed to satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]"

const batches: readonly Case[] = [
  refused('nothing to write', 'BatchWriteItem', { RequestItems: {} }, 'requestItems'),
  refused('nothing to write to a table', 'BatchWriteItem', write([])),
  refused('a request of nothing', 'BatchWriteItem', write([{}])),
  refused('a request of two', 'BatchWriteItem', write([{ ...put('a'), DeleteRequest: { Key: key('b') } }])),
  refused('26 writes', 'BatchWriteItem', write(many(26, put))),
  done('25 writes', 'BatchWriteItem', write(many(25, put)), '{"UnprocessedItems":{}}'),
  refused(
    'a put and a delete of one item',
    'BatchWriteItem',
    write([put('a'), { DeleteRequest: { Key: key('a') } }]),
    'contains duplicates',
  ),
  refused('a write of a bad key among good ones', 'BatchWriteItem', write([put('a'), { PutRequest: { Item: { pk: N(1) } } }])),
  fails('a table that is not there', 'BatchWriteItem', { RequestItems: { nowhere: [put('a')] } }, 'ResourceNotFoundException'),
  refused(
    'an unknown member before a missing table',
    'BatchWriteItem',
    { RequestItems: { nowhere: [put('a')] }, ReturnConsumedCapacity: 'X' },
    UNKNOWN,
  ),
  refused(
    'two unknown members',
    'BatchWriteItem',
    write([put('a')], { ReturnConsumedCapacity: 'X', ReturnItemCollectionMetrics: 'X' }),
    `2 validation errors detected: ${UNKNOWN}; Value 'X' at 'returnItemCollectionMetrics'`,
  ),
  refused('a name no table can have', 'BatchWriteItem', { RequestItems: { 'no!name': [put('a')] } }, 'Map keys must satisfy constraint'),
  refused('a name no table can have', 'BatchGetItem', { RequestItems: { 'no!name': { Keys: [key('a')] } } }, "at 'requestItems'"),
  refused('nothing to read', 'BatchGetItem', { RequestItems: {} }, 'requestItems'),
  refused('no keys to read', 'BatchGetItem', get([])),
  refused('101 keys', 'BatchGetItem', get(many(101, key))),
  done('100 keys', 'BatchGetItem', get(many(100, key)), '{"Responses":{"hash":[]},"UnprocessedKeys":{}}'),
  refused('one key twice', 'BatchGetItem', get([key('a'), key('a')]), 'contains duplicates'),
  fails('no table to read', 'BatchGetItem', { RequestItems: { nowhere: { Keys: [key('a')] } } }, 'ResourceNotFoundException'),
]

const transact = (...TransactItems: object[]): object => ({ TransactItems })
const txPut = (Item: object, more: object = {}): object => ({ Put: { TableName: 'hash', Item, ...more } })
const txCheck = (more: object): object => ({ ConditionCheck: { TableName: 'hash', Key: key('c'), ...more } })
const txDelete = (Key: object): object => ({ Delete: { TableName: 'hash', Key } })
const cancelled = (about: string, input: object, says: string): Case =>
  fails(about, 'TransactWriteItems', input, 'TransactionCanceledException', says)
const bad = (about: string, input: object, says = ''): Case => refused(about, 'TransactWriteItems', input, says)
const NOT_THERE = { ConditionExpression: 'attribute_not_exists(pk)' }
const NESTING = 'Nesting Levels have exceeded supported limits'

const transactions: readonly Case[] = [
  bad('no actions', transact(), "at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1"),
  bad(
    '101 actions',
    transact(...many(101, (i) => txPut(key(i)))),
    "at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100",
  ),
  done('100 actions', 'TransactWriteItems', transact(...many(100, (i) => txPut(key(i)))), '{}'),
  bad('an action of nothing', transact({})),
  bad('an action of two', transact({ ...txPut(key('a')), ...txDelete(key('b')) })),
  bad(
    'two actions on one item',
    transact(txPut(key('a')), txDelete(key('a'))),
    'Transaction request cannot include multiple operations on one item',
  ),
  bad('a check without a condition', transact(txCheck({}))),
  bad('a token of 37 letters', { ...transact(txPut(key('a'))), ClientRequestToken: 'x'.repeat(37) }, "at 'clientRequestToken'"),
  fails(
    'a table that is not there',
    'TransactWriteItems',
    transact({ Put: { TableName: 'nowhere', Item: key('a') } }),
    'ResourceNotFoundException',
  ),
  bad(
    'a syntax error before a missing table',
    transact({ Put: { TableName: 'nowhere', Item: key('a') } }, txCheck({ ConditionExpression: 'size(' })),
    'Syntax error',
  ),
  bad(
    'an unused value before a missing table',
    transact({ Put: { TableName: 'nowhere', Item: key('a') } }, txCheck({ ...NOT_THERE, ExpressionAttributeValues: { ':v': N(1) } })),
    'unused in expressions: keys: {:v}',
  ),
  bad(
    'the first action that is wrong: a deep item',
    transact(txPut({ ...key('a'), d: nested(40) }), txPut({ ...key('b'), '': S('x') })),
    NESTING,
  ),
  bad(
    'the first action that is wrong: an empty name',
    transact(txPut({ ...key('b'), '': S('x') }), txPut({ ...key('a'), d: nested(40) })),
    'Empty attribute name',
  ),
  bad(
    'the first action that is wrong: a deep key',
    transact(txDelete({ pk: nested(40) }), txPut(key('a'), { ConditionExpression: 'a = = b' })),
    NESTING,
  ),
  bad('an empty key', transact(txPut({ pk: S('') })), 'cannot contain an empty string value. Key: pk'),
  cancelled('a key of another type', transact(txPut({ pk: N(5) })), '[ValidationError]'),
  cancelled('a key of another type to delete', transact(txPut(key('a')), txDelete({ pk: N(5) })), '[None, ValidationError]'),
  cancelled(
    'a condition that fails',
    transact(txPut(key('a')), txPut(key('k'), NOT_THERE)),
    'specific reasons [None, ConditionalCheckFailed]',
  ),
  cancelled(
    'an update that cannot be done',
    transact({
      Update: { TableName: 'hash', Key: key('k'), UpdateExpression: 'SET s = s + :v', ExpressionAttributeValues: { ':v': N(1) } },
    }),
    '[ValidationError]',
  ),
  refused('no items to read', 'TransactGetItems', transact(), "'transactItems'"),
  refused('one item to read twice', 'TransactGetItems', transact(...[1, 2].map(() => ({ Get: { TableName: 'hash', Key: key('k') } })))),
  done(
    'an item and none',
    'TransactGetItems',
    transact({ Get: { TableName: 'hash', Key: key('k'), ProjectionExpression: 'n' } }, { Get: { TableName: 'hash', Key: key('x') } }),
    '{"Responses":[{"Item":{"n":{"N":"5"}}},{}]}',
  ),
]

/** Batches and transactions. */
export const several: readonly Case[] = [...batches, ...transactions]
