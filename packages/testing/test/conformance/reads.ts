import { type Case, done, fails, N, refused, S } from './case.js'

const projected = (ProjectionExpression: string, more: object = {}): object => ({
  TableName: 'hash',
  Key: { pk: S('k') },
  ProjectionExpression,
  ...more,
})
const query = (more: object = {}): object => ({
  TableName: 'indexed',
  KeyConditionExpression: 'pk = :p',
  ExpressionAttributeValues: { ':p': S('a') },
  ...more,
})
const byIndex = (IndexName: string, more: object = {}): object => ({
  TableName: 'indexed',
  IndexName,
  KeyConditionExpression: 'g = :g',
  ExpressionAttributeValues: { ':g': S('g') },
  ...more,
})
const keys = (TableName: string, KeyConditionExpression: string, values: object, says: string): Case =>
  refused(
    `${KeyConditionExpression} of ${TableName}`,
    'Query',
    { TableName, KeyConditionExpression, ExpressionAttributeValues: values },
    says,
  )
const bad = (about: string, more: object, says: string): Case => refused(about, 'Query', query(more), says)
const scan = (about: string, more: object, says: string): Case => refused(about, 'Scan', { TableName: 'indexed', ...more }, says)
const BEGINS_WITH_N = 'Incorrect operand type for operator or function; operator or function: begins_with, operand type: N'
const SCHEMA = 'Condition parameter type does not match schema type'

const items: readonly Case[] = [
  refused('overlapping paths', 'GetItem', projected('m, m.a'), 'Two document paths overlap with each other'),
  refused('conflicting paths', 'GetItem', projected('m[0], m.a'), 'Two document paths conflict with each other'),
  refused('an empty projection', 'GetItem', projected(''), 'The expression can not be empty'),
  refused('a comma too many', 'GetItem', projected('n,'), 'Syntax error'),
  refused('a negative place', 'GetItem', projected('l[-1]'), 'Syntax error'),
  refused('an unused name', 'GetItem', projected('n', { ExpressionAttributeNames: { '#a': 'a' } }), 'unused in expressions: keys: {#a}'),
  done(
    'parts of lists and maps',
    'GetItem',
    projected('m.b[0], l[1]'),
    '{"Item":{"m":{"M":{"b":{"L":[{"N":"1"}]}}},"l":{"L":[{"N":"2"}]}}}',
  ),
  done('what is not there', 'GetItem', projected('absent'), '{"Item":{}}'),
]

const keyConditions: readonly Case[] = [
  keys('sorted', 'pk = :missing AND begins_with(sk, :n)', { ':n': N(1) }, 'attribute value: :missing'),
  keys('sorted', 'begins_with(sk, :n) AND pk = :missing', { ':n': N(1) }, BEGINS_WITH_N),
  keys('sorted', 'pk = :p AND begins_with(sk, :n) AND sk > :p', { ':p': S('q'), ':n': N(1) }, BEGINS_WITH_N),
  keys('nowhere', 'pk = :p AND begins_with(sk, :n)', { ':p': S('q'), ':n': N(1) }, BEGINS_WITH_N),
  keys('numbered', 'pk = :p AND begins_with(sk, :p)', { ':p': S('q') }, SCHEMA),
  keys('numbered', 'pk = :p AND sk < :b', { ':p': S('q'), ':b': { BOOL: true } }, 'operator or function: <, operand type: BOOL'),
  keys('numbered', 'pk = :p AND :b >= sk', { ':p': S('q'), ':b': { BOOL: true } }, 'operator or function: >=, operand type: BOOL'),
  keys('numbered', 'pk = :p AND sk = :b', { ':p': S('q'), ':b': { BOOL: true } }, SCHEMA),
  keys('numbered', 'pk = :p AND sk > :a AND sk < :b', { ':p': S('q'), ':a': N(1), ':b': N(5) }, 'must only contain one condition per key'),
  keys('numbered', 'pk = :p AND sk > :a AND x = :a', { ':p': S('q'), ':a': N(1) }, 'The number of query conditions (3) exceeds'),
  keys('sorted', 'pk = :p OR pk = :q', { ':p': S('q'), ':q': S('r') }, 'Invalid operator used in KeyConditionExpression: OR'),
  keys('sorted', 'pk > :p', { ':p': S('q') }, 'Query key condition not supported'),
  keys('sorted', 'sk = :p', { ':p': S('q') }, 'Query condition missed key schema element: pk'),
  keys('sorted', 'pk = :p AND sk.a = :p', { ':p': S('q') }, 'KeyConditionExpressions cannot have conditions on nested attributes'),
  keys(
    'sorted',
    'pk = :p AND sk BETWEEN :p AND :a',
    { ':p': S('q'), ':a': S('a') },
    'requires upper bound to be greater than or equal to lower',
  ),
  keys('sorted', 'pk = :p', { ':p': S('') }, 'cannot contain an empty string value. Key: pk'),
  refused(
    'no key condition',
    'Query',
    { TableName: 'sorted' },
    'Either the KeyConditions or KeyConditionExpression parameter must be specified',
  ),
  done(
    'the value first',
    'Query',
    query({ KeyConditionExpression: 'pk = :p AND :one <= sk', ExpressionAttributeValues: { ':p': S('a'), ':one': S('1') } }),
    '"Count":1',
  ),
]

const pages: readonly Case[] = [
  bad('ALL_ATTRIBUTES and a projection', { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'pk' }, 'when choosing to get ALL_ATTRIBUTES'),
  bad('COUNT and a projection', { Select: 'COUNT', ProjectionExpression: 'pk' }, 'when choosing to get only the Count'),
  bad('SPECIFIC_ATTRIBUTES of none', { Select: 'SPECIFIC_ATTRIBUTES' }, 'Must specify the AttributesToGet or ProjectionExpression'),
  bad('ALL_PROJECTED_ATTRIBUTES of a table', { Select: 'ALL_PROJECTED_ATTRIBUTES' }, 'can be used only when'),
  refused(
    'ALL_ATTRIBUTES of an index that holds keys',
    'Query',
    byIndex('keys', { Select: 'ALL_ATTRIBUTES' }),
    'Select type ALL_ATTRIBUTES is not supported',
  ),
  refused('an attribute an index does not hold', 'Query', byIndex('keys', { ProjectionExpression: 'v' })),
  refused(
    'consistency of a global index',
    'Query',
    byIndex('whole', { ConsistentRead: true }),
    'Consistent reads are not supported on global secondary',
  ),
  done('consistency of a local index', 'Query', query({ IndexName: 'local', ConsistentRead: true }), '"Count":1'),
  done('whole items by a local index of keys', 'Query', query({ IndexName: 'local', Select: 'ALL_ATTRIBUTES' }), '"v":{"N":"1"}'),
  bad(
    'a filter of a key',
    { FilterExpression: 'sk = :p' },
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: sk',
  ),
  bad('an index that is not there', { IndexName: 'nowhere' }, 'The table does not have the specified index: nowhere'),
  bad('a page of nothing', { Limit: 0 }, 'greater than or equal to 1'),
  bad(
    'a start in another partition',
    { ExclusiveStartKey: { pk: S('b'), sk: S('1') } },
    'The provided starting key is outside query boundaries',
  ),
  bad('half a start', { ExclusiveStartKey: { pk: S('a') } }, 'The provided starting key is invalid'),
  bad(
    'a start with more than the key',
    { ExclusiveStartKey: { pk: S('a'), sk: S('1'), x: S('1') } },
    'The provided starting key is invalid',
  ),
  bad('a start of another type', { ExclusiveStartKey: { pk: S('a'), sk: N(1) } }, 'The provided starting key is invalid'),
  done('a page that ends with the last item', 'Query', query({ Limit: 1 }), '"LastEvaluatedKey":{"pk":{"S":"a"},"sk":{"S":"1"}}'),
  done(
    'the start of an index has its keys and the table’s',
    'Query',
    byIndex('keys', { Limit: 1 }),
    '"LastEvaluatedKey":{"g":{"S":"g"},"pk":{"S":"a"},"sk":{"S":"1"}}',
  ),
  scan(
    'consistency of a global index',
    { IndexName: 'whole', ConsistentRead: true },
    'Consistent reads are not supported on global secondary',
  ),
  scan('a segment of nothing', { Segment: 0 }, 'The TotalSegments parameter is required'),
  scan('no segment', { TotalSegments: 4 }, 'The Segment parameter is required'),
  scan(
    'a segment too far',
    { Segment: 5, TotalSegments: 5 },
    'must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5',
  ),
  scan('too many segments', { Segment: 0, TotalSegments: 1_000_001 }, 'less than or equal to 1000000'),
  scan(
    'a type begins_with never takes, with nothing to look at',
    { FilterExpression: 'begins_with(absent, :n)', ExpressionAttributeValues: { ':n': N(5) } },
    BEGINS_WITH_N,
  ),
  fails('a table that is not there', 'Scan', { TableName: 'nowhere' }, 'ResourceNotFoundException', 'Requested resource not found'),
]

/** Reads of one item, queries and scans. */
export const reads: readonly Case[] = [...items, ...keyConditions, ...pages]
