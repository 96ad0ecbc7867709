import { type Case, done, N, nested, refused, S } from './case.js'

const OVERFLOW = 'Number overflow. Attempting to store a number with magnitude larger than supported range'
const UNDERFLOW = 'Number underflow. Attempting to store a number with magnitude smaller than supported range'
const NOT_NUMERIC = 'The parameter cannot be converted to a numeric value'

const put = (Item: object, TableName = 'hash'): object => ({ TableName, Item })
const number = (text: string, says: string): Case =>
  refused(`the number ${JSON.stringify(text)}`, 'PutItem', put({ pk: S('a'), n: N(text) }), says)
const value = (about: string, v: object, says: string): Case => refused(about, 'PutItem', put({ pk: S('a'), v }), says)
const stored = (text: string, as: string): Case =>
  done(
    `the number ${text} is ${as}`,
    'UpdateItem',
    {
      TableName: 'hash',
      Key: { pk: S('k') },
      UpdateExpression: 'SET v = :v',
      ExpressionAttributeValues: { ':v': N(text) },
      ReturnValues: 'UPDATED_NEW',
    },
    `{"Attributes":{"v":{"N":"${as}"}}}`,
  )

/** Attribute values, and values that are keys. */
export const values: readonly Case[] = [
  ...['1e126', '-1e126', '1e99999999999', '1e2147483648'].map((text) => number(text, OVERFLOW)),
  ...['1e-131', '1e-99999999999', '1e-2147483649'].map((text) => number(text, UNDERFLOW)),
  ...['', 'abc', '1.2.3', ' 1', '1 ', '0x10', '1e', 'NaN', 'Infinity', '++5', '.', '1_000'].map((text) => number(text, NOT_NUMERIC)),
  number('1234567890123456789012345678901234567890', 'Attempting to store more than 38 significant digits in a Number'),
  ...[
    ['+5', '5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['1.e2', '100'],
    ['00042', '42'],
    ['-0', '0'],
    ['1.50', '1.5'],
    ['1E-3', '0.001'],
    ['99999999999999999999999999999999999999', '99999999999999999999999999999999999999'],
  ].map(([text, as]) => stored(text!, as!)),
  value('a string twice in a set', { SS: ['a', 'a'] }, 'contains duplicates'),
  value('a number twice in a set, spelt differently', { NS: ['1', '1.0'] }, 'contains duplicates'),
  value('bytes twice in a set', { BS: ['AA==', 'AA=='] }, 'of type BS contains duplicates'),
  value('a set of no strings', { SS: [] }, 'An string set  may not be empty'),
  value('a set of no numbers', { NS: [] }, 'An number set  may not be empty'),
  value('a set of no bytes', { BS: [] }, 'Binary sets should not be empty'),
  value('NULL that is false', { NULL: false }, 'Null attribute value types must have the value of true'),
  value('a value of two types', { S: 'a', N: '1' }, 'more than one datatypes set, must contain exactly one'),
  value('a value of no type', {}, 'Supplied AttributeValue is empty, must contain exactly one'),
  value('a value nested 32 deep', nested(32), 'Nesting Levels have exceeded supported limits'),
  value('a value nested 100 deep', nested(100), 'Nesting Levels have exceeded supported limits'),
  done('a value nested 31 deep', 'PutItem', put({ pk: S('a'), v: nested(31) })),
  done('an empty string that is no key', 'PutItem', put({ pk: S('a'), v: S(''), b: { B: '' } })),
  refused('an attribute without a name', 'PutItem', put({ pk: S('a'), '': S('b') }), 'Empty attribute name'),
  refused('no key', 'PutItem', put({ v: S('a') }), 'Missing the key pk in the item'),
  refused('a key of another type', 'PutItem', put({ pk: N(1) }), 'Type mismatch for key pk expected: S actual: N'),
  refused('an empty key', 'PutItem', put({ pk: S('') }), 'cannot contain an empty string value. Key: pk'),
  refused('a key of no bytes', 'PutItem', put({ pk: { B: '' } }, 'binary'), 'cannot contain an empty binary value. Key: pk'),
  done('a partition key of 2,048 bytes', 'PutItem', put({ pk: S('x'.repeat(2048)) })),
  refused('a partition key of 2,049 bytes', 'PutItem', put({ pk: S('x'.repeat(2049)) }), 'Size of hashkey has exceeded'),
  done('a sort key of 1,024 bytes', 'PutItem', put({ pk: S('a'), sk: S('x'.repeat(1024)) }, 'sorted')),
  refused('a sort key of 1,025 bytes', 'PutItem', put({ pk: S('a'), sk: S('x'.repeat(1025)) }, 'sorted'), 'size'),
  refused('a partition key of 1,025 characters of two bytes', 'PutItem', put({ pk: S('é'.repeat(1025)) }), 'Size of hashkey'),
  refused(
    'an index key of another type',
    'PutItem',
    put({ pk: S('a'), sk: S('2'), g: N(1) }, 'indexed'),
    'Type mismatch for Index Key g Expected: S Actual: N IndexName: keys',
  ),
  refused('an empty index key', 'PutItem', put({ pk: S('a'), sk: S('2'), g: S('') }, 'indexed'), 'not supported'),
  refused(
    'an index key that is NULL',
    'PutItem',
    put({ pk: S('a'), sk: S('2'), g: { NULL: true } }, 'indexed'),
    'Type mismatch for Index Key',
  ),
  done('no index key', 'PutItem', put({ pk: S('a'), sk: S('2') }, 'indexed')),
  refused('a key without its other half', 'GetItem', { TableName: 'sorted', Key: { pk: S('a') } }, 'does not match the schema'),
  refused('a key with more than its halves', 'GetItem', { TableName: 'hash', Key: { pk: S('a'), x: S('a') } }, 'does not match the schema'),
  refused('an empty key to read', 'GetItem', { TableName: 'hash', Key: { pk: S('') } }, 'cannot contain an empty string value. Key: pk'),
  refused('no key to read', 'GetItem', { TableName: 'hash' }, "Value null at 'key' failed to satisfy constraint: Member must not be null"),
]
