import { keySchema } from '../engine/support.js'
import { type Case, definitions, done, fails, refused } from './case.js'

const table = (more: object = {}): object => ({
  TableName: 'made',
  AttributeDefinitions: definitions({ pk: 'S' }),
  KeySchema: keySchema('pk'),
  BillingMode: 'PAY_PER_REQUEST',
  ...more,
})
const index = (IndexName: string, KeySchema: object[], Projection: object = { ProjectionType: 'ALL' }): object => ({
  IndexName,
  KeySchema,
  Projection,
})
const create = (about: string, more: object, says: string): Case => refused(about, 'CreateTable', table(more), says)
const withGlobal = (global: object): object => ({
  AttributeDefinitions: definitions({ pk: 'S', g: 'S' }),
  GlobalSecondaryIndexes: [global],
})
const update = (more: object): object => ({ TableName: 'hash', ...more })
const ARN = 'arn:aws:dynamodb:us-east-1:000000000000:table/hash'

/** Operations on tables, their streams, tags and expiry. */
export const tables: readonly Case[] = [
  done('a table of one key', 'CreateTable', table(), '"TableStatus":"CREATING"'),
  create('no name', { TableName: undefined }, "The parameter 'TableName' is required but was not present in the request"),
  create('a name of two letters', { TableName: 'ab' }, "Value 'ab' at 'tableName' failed to satisfy constraint: Member must have length"),
  create('a name with other letters', { TableName: 'x!y' }, 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+'),
  fails('a name that is taken', 'CreateTable', table({ TableName: 'hash' }), 'ResourceInUseException', 'Table already exists: hash'),
  create('a key type that is none', { KeySchema: [{ AttributeName: 'pk', KeyType: 'X' }] }, "'keySchema.1.member.keyType'"),
  create(
    'an attribute type that is none',
    { AttributeDefinitions: definitions({ pk: 'X' }) },
    'Member must satisfy enum value set: [B, N, S]',
  ),
  create('a billing mode that is none', { BillingMode: 'X' }, '[PROVISIONED, PAY_PER_REQUEST]'),
  create('one attribute for both keys', { KeySchema: keySchema('pk', 'pk') }, 'Invalid KeySchema'),
  create('a key without definition', { KeySchema: keySchema('other') }, 'not defined in AttributeDefinitions'),
  create('a definition without key', { AttributeDefinitions: definitions({ pk: 'S', x: 'S' }) }, 'does not exactly match'),
  create(
    'three keys',
    {
      AttributeDefinitions: definitions({ pk: 'S', sk: 'S', tk: 'S' }),
      KeySchema: [...keySchema('pk', 'sk'), { AttributeName: 'tk', KeyType: 'RANGE' }],
    },
    'Member must have length less than or equal to 2',
  ),
  create('a range key alone', { KeySchema: [{ AttributeName: 'pk', KeyType: 'RANGE' }] }, 'first KeySchemaElement is not a HASH key type'),
  create(
    'a local index without a range key',
    { AttributeDefinitions: definitions({ pk: 'S', l: 'S' }), LocalSecondaryIndexes: [index('local', keySchema('pk', 'l'))] },
    'Table KeySchema does not have a range key',
  ),
  create('INCLUDE of nothing', withGlobal(index('index', keySchema('g'), { ProjectionType: 'INCLUDE' })), 'ProjectionType is INCLUDE'),
  create(
    'KEYS_ONLY of something',
    withGlobal(index('index', keySchema('g'), { ProjectionType: 'KEYS_ONLY', NonKeyAttributes: ['x'] })),
    'ProjectionType is KEYS_ONLY, but NonKeyAttributes is specified',
  ),
  create(
    'two indexes of one name',
    { ...withGlobal({}), GlobalSecondaryIndexes: [index('same', keySchema('g')), index('same', keySchema('pk'))] },
    'Duplicate index name: same',
  ),
  create(
    'short names of indexes, the global one first',
    { LocalSecondaryIndexes: [index('l', keySchema('pk'))], GlobalSecondaryIndexes: [index('g', keySchema('pk'))] },
    "2 validation errors detected: Value 'g' at 'globalSecondaryIndexes.1.member.indexName'",
  ),
  create('a view of a stream that is off', { StreamSpecification: { StreamEnabled: false, StreamViewType: 'NEW_IMAGE' } }, ''),
  create('a stream without a view', { StreamSpecification: { StreamEnabled: true } }, ''),
  create('no units', { BillingMode: 'PROVISIONED' }, 'ReadCapacityUnits and WriteCapacityUnits must both be specified'),
  create('units on demand', { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }, 'Neither ReadCapacityUnits nor'),
  fails('a table that is not there', 'DescribeTable', { TableName: 'nowhere' }, 'ResourceNotFoundException', 'Table: nowhere not found'),
  done('a table by its ARN', 'DescribeTable', { TableName: ARN }, '"TableName":"hash"'),
  fails('no table to delete', 'DeleteTable', { TableName: 'nowhere' }, 'ResourceNotFoundException'),
  refused('a list of no tables', 'ListTables', { Limit: 0 }, 'greater than or equal to 1'),
  refused('a list of too many tables', 'ListTables', { Limit: 101 }, 'less than or equal to 100'),
  done('a list from a name on', 'ListTables', { ExclusiveStartTableName: 'hash', Limit: 1 }, '"LastEvaluatedTableName":"indexed"'),
  refused('nothing to update', 'UpdateTable', update({}), 'At least one of'),
  done('the mode it has', 'UpdateTable', update({ BillingMode: 'PAY_PER_REQUEST' })),
  refused(
    'an index of an attribute without definition',
    'UpdateTable',
    update({ GlobalSecondaryIndexUpdates: [{ Create: index('index', keySchema('x')) }] }),
  ),
  fails(
    'no index to delete',
    'UpdateTable',
    update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'nowhere' } }] }),
    'ResourceNotFoundException',
  ),
  fails(
    'two indexes at once',
    'UpdateTable',
    update({
      AttributeDefinitions: definitions({ a: 'S', b: 'S' }),
      GlobalSecondaryIndexUpdates: ['a', 'b'].map((name) => ({ Create: index(`by-${name}`, keySchema(name)) })),
    }),
    'LimitExceededException',
  ),
  refused('a stream that is off already', 'UpdateTable', update({ StreamSpecification: { StreamEnabled: false } })),
  refused('expiry that is off already', 'UpdateTimeToLive', expiry({ Enabled: false }), 'TimeToLive is already disabled'),
  refused('expiry by an attribute without a name', 'UpdateTimeToLive', expiry({ AttributeName: '' })),
  done('expiry', 'UpdateTimeToLive', expiry({}), '{"TimeToLiveSpecification":{"Enabled":true,"AttributeName":"until"}}'),
  done('no expiry', 'DescribeTimeToLive', { TableName: 'hash' }, '"DISABLED"'),
  fails('expiry of nothing', 'DescribeTimeToLive', { TableName: 'nowhere' }, 'ResourceNotFoundException'),
  refused('tags of what is no ARN', 'TagResource', { ResourceArn: 'hash', Tags: [{ Key: 'a', Value: 'b' }] }, 'Invalid TableArn'),
  refused('no tags', 'TagResource', { ResourceArn: ARN, Tags: [] }, 'Atleast one Tag'),
  refused('too many tags', 'TagResource', { ResourceArn: ARN, Tags: Array.from({ length: 51 }, (_, i) => ({ Key: `${i}`, Value: '' })) }),
  fails('tags of nothing', 'ListTagsOfResource', { ResourceArn: `${ARN}es` }, 'AccessDeniedException'),
  refused('PartiQL', 'ExecuteStatement', { Statement: 'SELECT 1' }, 'PartiQL is not supported'),
  fails('an operation that is none', 'FindItem', {}, 'UnknownOperationException'),
]

function expiry(more: object): object {
  return { TableName: 'hash', TimeToLiveSpecification: { Enabled: true, AttributeName: 'until', ...more } }
}
