import type { Report } from '../report.js'

export type NameKind = 'schema' | 'entity' | 'pattern' | 'collection' | 'transaction' | 'result property' | 'table' | 'index'

const FORMS: Readonly<Record<NameKind, { readonly pattern: RegExp; readonly text: string }>> = {
  schema: { pattern: /^[a-z][A-Za-z0-9]*$/, text: 'begins with a lower-case letter and has only letters and digits' },
  entity: { pattern: /^[A-Z][A-Za-z0-9]*$/, text: 'begins with a capital letter and has only letters and digits' },
  pattern: { pattern: /^[a-z][A-Za-z0-9]*$/, text: 'begins with a lower-case letter and has only letters and digits' },
  collection: { pattern: /^[a-z][A-Za-z0-9]*$/, text: 'begins with a lower-case letter and has only letters and digits' },
  transaction: { pattern: /^[a-z][A-Za-z0-9]*$/, text: 'begins with a lower-case letter and has only letters and digits' },
  'result property': { pattern: /^[A-Za-z_][A-Za-z0-9_]*$/, text: 'has only letters, digits and underscores' },
  table: { pattern: /^[A-Za-z0-9_.-]{1,255}$/, text: "has 1 to 255 letters, digits, '_', '-' and '.'" },
  index: { pattern: /^[A-Za-z0-9_.-]{3,255}$/, text: "has 3 to 255 letters, digits, '_', '-' and '.'" },
}

/** Members of every object, and `then`, which would make a promise of it. */
const OBJECT_MEMBERS = [
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'prototype',
  'then',
  'toJSON',
  'toLocaleString',
  'toString',
  'valueOf',
]
const RESERVED: Partial<Record<NameKind, ReadonlySet<string>>> = {
  pattern: new Set([
    ...OBJECT_MEMBERS,
    ...[
      'batch',
      'batchDelete',
      'batchGet',
      'batchPut',
      'connection',
      'create',
      'delete',
      'get',
      'move',
      'put',
      'ref',
      'scan',
      'tx',
      'update',
      'upsert',
    ],
  ]),
  collection: new Set([...OBJECT_MEMBERS, 'batchGet', 'batchWrite', 'connection', 'in', 'tables', 'transact', 'transactGet']),
  transaction: new Set([...OBJECT_MEMBERS, 'batchGet', 'batchWrite', 'connection', 'in', 'tables', 'transact', 'transactGet']),
  'result property': new Set([...OBJECT_MEMBERS, 'cursor', 'truncated', 'unknown']),
}

/** Reports a name that generated code or DynamoDB could not use. */
export function checkName(kind: NameKind, name: unknown, path: readonly string[], report: Report): void {
  const { pattern, text } = FORMS[kind]
  if (typeof name !== 'string' || !pattern.test(name))
    report.add('SCHEMA.NAME', path, `The ${kind} name '${String(name)}' is not usable: such a name ${text}.`)
  else if (RESERVED[kind]?.has(name))
    report.add('SCHEMA.NAME', path, `The ${kind} name '${name}' is taken by generated code.`, 'Choose another name.')
}

/** Reports the second and later uses of a name. */
export function checkUnique(kind: string, names: readonly string[], path: (name: string) => readonly string[], report: Report): void {
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name)) report.add('SCHEMA.NAME', path(name), `Two ${kind} are called '${name}'.`)
    seen.add(name)
  }
}
