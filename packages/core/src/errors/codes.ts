/**
 * Every error code of Keyloom with the sentence its documentation begins with. The registry is closed: throwing another code does not
 * compile, and a test holds `docs/reference/errors.md` to this list. Imported as a type wherever bytes matter; the texts stay out of bundles.
 */
export const errorCodes = {
  'SCHEMA.INVALID': 'The schema cannot be turned into a model; `problems` lists every fault with its path.',
  'SCHEMA.NAME': 'A name in the schema is not usable in generated code or in DynamoDB, or is used twice.',
  'SCHEMA.UNKNOWN': 'The schema names an attribute, index, table or entity that does not exist.',
  'SCHEMA.TYPE': 'The zod schema of an attribute uses a construct that Keyloom cannot store or check.',
  'SCHEMA.TABLE': 'The key, an index or an option of a table is not one DynamoDB can have.',
  'SCHEMA.KEY': 'A part of a key is missing, superfluous, or made of an attribute that cannot be in a key.',
  'SCHEMA.TEMPLATE': 'A key template is malformed, or different values could form the same key.',
  'SCHEMA.FORMAT': 'A placeholder has a format that its attribute does not take.',
  'SCHEMA.MEMBERSHIP': 'It is not clear which items of an entity are in an index.',
  'SCHEMA.ATTRIBUTE': 'An attribute of an entity contradicts the table: its discriminator, its TTL or its keys.',
  'SCHEMA.PATTERN': 'An access pattern contradicts itself or the types of its attributes.',
  'SCHEMA.COLLECTION': 'A collection contradicts itself or its members.',
  'MODEL.INVALID': 'A text is not a model of Keyloom.',
  'MODEL.NEWER': 'A model was written by a newer version of Keyloom than the one that reads it.',
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
