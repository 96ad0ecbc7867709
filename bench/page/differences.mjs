// What the figures do not say of themselves.
export const differences = [
  [
    'hand-written lib-dynamodb',
    'The DocumentClient, with keys as template strings. No validation. A create demands that there is no such item; an update that there is one.',
  ],
  ['raw', 'The client of the SDK with attribute values made by hand. No validation; the same conditions.'],
  ['raw, quiet', 'The same with a logger that has no `info`, so that the SDK does not copy each input and output for it: the limit.'],
  ['lib + zod', 'lib-dynamodb, and zod parses what is written and what is read.'],
  [
    'ElectroDB',
    'Checks types and required attributes on writes; reads are not checked. Adds two attributes of its own to each item. The same conditions; in transactions, too.',
  ],
  [
    'dynamodb-toolbox',
    'Parses what is written and formats what is read. Keys are functions of the application. Conditions are given with each call, as its documentation shows.',
  ],
  [
    'OneTable',
    'Checks types and required attributes on writes; reads are not checked. Keys are templates. A create demands that there is no such item.',
  ],
  [
    'Dynamoose',
    'Checks types and required attributes on writes, and reads through its schema. It has no composite keys, so the application makes them; an update is given the condition that there is such an item.',
  ],
  [
    'Keyloom',
    'Everything that is written is validated as zod does it; everything that is read is checked for its types. The same conditions, discriminators and index keys.',
  ],
]
