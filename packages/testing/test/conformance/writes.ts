import { type Case, done, fails, N, refused, S } from './case.js'

const Key = { pk: S('k') }
const update = (UpdateExpression: string, values?: object, more: object = {}): object => ({
  TableName: 'hash',
  Key,
  UpdateExpression,
  ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  ...more,
})
const v = (value: object): object => ({ ':v': value })
const bad = (expression: string, values: object | undefined, says: string, more: object = {}): Case =>
  refused(expression, 'UpdateItem', update(expression, values, more), says)
const deletion = (ConditionExpression: string, values?: object, more: object = {}): object => ({
  TableName: 'hash',
  Key: { pk: S('nobody') },
  ConditionExpression,
  ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
  ...more,
})
const never = (condition: string, values: object | undefined, says: string): Case =>
  refused(condition, 'DeleteItem', deletion(condition, values), says)
const many = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`:v${i}`, N(i)]))
const isOneOf = (count: number): string => `n IN (${Object.keys(many(count)).join(', ')})`

const updates: readonly Case[] = [
  bad('SET pk = :v', v(S('a')), 'Cannot update attribute pk. This attribute is part of the key'),
  bad('ADD s :v', v(N(1)), 'incorrect data type'),
  bad('ADD n :v', v(S('1')), 'operator: ADD, operand type: STRING'),
  bad('ADD n :v', v({ L: [] }), 'operator: ADD, operand type: LIST'),
  bad('ADD ss :v', v({ NS: ['1'] }), 'incorrect data type'),
  bad('DELETE n :v', v(N(1)), 'operator: DELETE, operand type: NUMBER'),
  bad('DELETE s :v', v({ SS: ['a'] }), 'incorrect data type'),
  bad('SET n = n + :v', v(S('a')), 'operator or function: +, operand type: S'),
  bad('SET n = absent + :v', v(N(1)), 'refers to an attribute that does not exist in the item'),
  bad('SET n = absent', undefined, 'refers to an attribute that does not exist in the item'),
  bad('SET l = list_append(l, :v)', v(S('a')), 'operator or function: list_append, operand type: S'),
  bad('SET l = list_append(s, :v)', v({ L: [] }), 'incorrect data type'),
  bad('SET absent.a = :v', v(N(1)), 'The document path provided in the update expression is invalid for update'),
  bad('SET s.a = :v', v(N(1)), 'The document path provided in the update expression is invalid for update'),
  bad('SET m.a = :v, m = :v', v(N(1)), 'Two document paths overlap with each other'),
  bad('SET n = :v REMOVE n', v(N(1)), 'Two document paths overlap with each other'),
  bad('SET m[0] = :v, m.a = :v', v(N(1)), 'Two document paths conflict with each other'),
  bad('SET n = :v SET s = :v', v(N(1)), 'The "SET" section can only be used once in an update expression'),
  bad('SET status = :v', v(N(1)), 'Attribute name is a reserved keyword; reserved keyword: status'),
  bad('SET n = if_not_exists(n)', undefined, 'operator or function: if_not_exists, number of operands: 1'),
  bad('SET n = twice(n)', undefined, 'Invalid function name; function: twice'),
  bad('SET n = attribute_exists(n)', undefined, 'The function is not allowed in an update expression'),
  bad('CHANGE n TO 5', undefined, 'Syntax error; token: "CHANGE", near: "CHANGE n"'),
  bad('', undefined, 'The expression can not be empty'),
  bad('SET n = :other', v(N(1)), 'An expression attribute value used in expression is not defined; attribute value: :other'),
  bad('SET #n = :v', v(N(1)), 'An expression attribute name used in the document path is not defined; attribute name: #n'),
  bad('SET n = :v', { ':v': N(1), ':w': N(1) }, 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}'),
  bad('SET n = :v', v(N(1)), 'ExpressionAttributeNames unused', { ExpressionAttributeNames: { '#u': 'u' } }),
  bad('SET n = :v', { v: N(1) }, 'ExpressionAttributeValues contains invalid key: Syntax error; key: "v"'),
  bad('REMOVE n', {}, 'ExpressionAttributeValues must not be empty'),
  bad('REMOVE n', undefined, 'ExpressionAttributeNames must not be empty', { ExpressionAttributeNames: {} }),
  bad('REMOVE n', undefined, 'non-expression parameters', { AttributeUpdates: { n: { Action: 'DELETE' } } }),
  done('REMOVE of what is not there', 'UpdateItem', update('REMOVE absent', undefined, { ReturnValues: 'UPDATED_NEW' }), '{}'),
  done(
    'UPDATED_OLD of one that was there',
    'UpdateItem',
    update('SET m.a = :v, q = :v', v(N(9)), { ReturnValues: 'UPDATED_OLD' }),
    '{"Attributes":{"m":{"M":{"a":{"N":"1"}}}}}',
  ),
  done('DELETE of the last member', 'UpdateItem', update('DELETE ss :v', v({ SS: ['a', 'b'] }), { ReturnValues: 'UPDATED_NEW' }), '{}'),
  refused(
    'ALL_NEW of a put',
    'PutItem',
    { TableName: 'hash', Item: Key, ReturnValues: 'ALL_NEW' },
    'ReturnValues can only be ALL_OLD or NONE',
  ),
  refused(
    'UPDATED_OLD of a delete',
    'DeleteItem',
    { TableName: 'hash', Key, ReturnValues: 'UPDATED_OLD' },
    'ReturnValues can only be ALL_OLD or NONE',
  ),
]

const conditions: readonly Case[] = [
  never(
    'n BETWEEN :a AND :b',
    { ':a': N(5), ':b': N(1) },
    'lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:1}',
  ),
  never('n BETWEEN :a AND :b', { ':a': N(5), ':b': S('1') }, 'requires same data type for lower and upper bounds'),
  never('begins_with(n, :v)', v(N(5)), 'operator or function: begins_with, operand type: N'),
  never('attribute_type(n, :v)', v(S('X')), 'Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}'),
  never('attribute_type(n, :v)', v(N(1)), 'operator or function: attribute_type, operand type: N'),
  never('size(n)', undefined, 'The function is not allowed to be used this way in an expression; function: size'),
  never('attribute_exists(n) = :v', v(N(1)), 'The function is not allowed to be used this way in an expression'),
  never('attribute_exists(:v)', v(N(1)), 'Operator or function requires a document path'),
  never('n < :v', v({ BOOL: true }), 'operator or function: <, operand type: BOOL'),
  never('contains(n)', undefined, 'operator or function: contains, number of operands: 1'),
  never('contains(n, n)', undefined, 'The first operand must be distinct from the remaining operands'),
  never('((attribute_exists(n)))', undefined, 'The expression has redundant parentheses'),
  never('attribute_exists(', undefined, 'Syntax error; token: "<EOF>", near: "("'),
  never(isOneOf(101), many(101), 'too many operands; number of operands: 101'),
  fails('IN with 100 values', 'DeleteItem', deletion(isOneOf(100), many(100)), 'ConditionalCheckFailedException'),
  never(`n = :v${' OR n = :v'.repeat(150)}`, v(N(1)), 'too many operators; operator count: 301'),
  never(`a = :v${' AND a = :v'.repeat(373)}`, v(S('x')), 'Expression size has exceeded the maximum allowed size; expression size: 4109'),
  fails(
    'keywords in small letters',
    'DeleteItem',
    deletion('n between :a and :b', { ':a': N(1), ':b': N(2) }),
    'ConditionalCheckFailedException',
    'The conditional request failed',
  ),
  done('NOT', 'DeleteItem', deletion('NOT attribute_exists(pk)')),
  refused(
    'names without an expression',
    'DeleteItem',
    { TableName: 'hash', Key, ExpressionAttributeNames: { '#a': 'a' } },
    'can only be specified when using expressions',
  ),
  refused(
    'values without an expression',
    'PutItem',
    { TableName: 'hash', Item: Key, ExpressionAttributeValues: v(N(1)) },
    'can only be specified when using expressions',
  ),
  refused(
    'both ways to state a condition',
    'PutItem',
    { TableName: 'hash', Item: Key, Expected: { pk: { Exists: false } }, ConditionExpression: 'attribute_exists(pk)' },
    'Non-expression parameters: {Expected} Expression parameters: {ConditionExpression}',
  ),
  fails(
    'the item, where the condition fails',
    'PutItem',
    { TableName: 'hash', Item: Key, ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
    'ConditionalCheckFailedException',
  ),
]

/** Updates and conditions. */
export const writes: readonly Case[] = [...updates, ...conditions]
