/**
 * Every error code of Keyloom with the sentence its documentation begins with. The registry is closed: throwing another code does not
 * compile, and a test holds `docs/reference/errors.md` to this list. Imported as a type wherever bytes matter; the texts stay out of bundles.
 */
export const errorCodes = {
  'SCHEMA.INVALID': 'The schema cannot be turned into a model; `problems` lists every fault with its path.',
  'PLAN.UNSERVED': 'No key or index answers an access pattern with one request.',
  'PLAN.TIED': 'Two or more indexes answer an access pattern equally well and the schema does not say which.',
  'KEY.INVALID_VALUE': 'A value cannot be part of a key.',
  'KEY.EMPTY': 'A key would be empty; DynamoDB refuses empty key values.',
  'KEY.TOO_LONG': 'A key is longer than DynamoDB allows: 2048 bytes for a partition key, 1024 for a sort key.',
  'KEY.MALFORMED': 'A stored key does not have the form of its template.',
  'INPUT.INVALID': 'The input of an operation does not have the form its schema asks for.',
  'ITEM.INVALID': 'An entity to be written does not satisfy its schema.',
  'ITEM.MALFORMED': 'A stored item does not satisfy the schema of its entity.',
  'ITEM.EXISTS': '`create` found an item with the same primary key.',
  'ITEM.NOT_FOUND': '`update` found no item with this primary key.',
  'ITEM.CONDITION_FAILED': 'The condition of a write did not hold.',
  'QUERY.NOT_UNIQUE': 'A pattern that identifies one item found more than one.',
  'QUERY.BUDGET': 'A read stopped at its budget before the result was complete; `cursor` continues it.',
  'CURSOR.INVALID': 'A cursor is not one of this pattern with these inputs.',
  'SCAN.REFUSED': 'A Scan, or a PartiQL SELECT without its partition key, was refused before it left the process.',
  'CLIENT.NO_TABLE': 'The client was created without the deployed name of a table of the schema.',
  'REQUEST.TABLE_NOT_FOUND': 'DynamoDB has no table of this name.',
  'REQUEST.FAILED': 'DynamoDB refused a request; `cause` is its error.',
  'CLI.USAGE': 'A command, an option or an argument of the command line is not one that Keyloom knows.',
  'CONFIG.NOT_FOUND': 'There is neither a configuration file nor a schema where the default configuration looks for one.',
  'CONFIG.INVALID': 'The configuration file says something that cannot be; the message lists every fault.',
  'LOAD.FAILED': 'The schema or the configuration file cannot be loaded: it does not parse, an import is not found, or it throws.',
  'LOAD.NO_SCHEMA': 'The default export of the schema file is not what `defineSchema` returns.',
  'OUTPUT.FOREIGN': 'A file that Keyloom did not write is where a generated file belongs; it is left alone.',
  'OUTPUT.UNWRITABLE': 'The generated files cannot be written; `cause` is the error of the file system.',
} as const

/** The code of a Keyloom error: `NAMESPACE.NAME`. */
export type ErrorCode = keyof typeof errorCodes
