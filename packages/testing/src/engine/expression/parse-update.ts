import { isSet, type Value } from '../value/value.js'
import { parseUpdateOperand } from './parse-update-operand.js'
import { buildPathTree, type PathTree } from './paths.js'
import { Reader } from './reader.js'
import type { Substitutions } from './substitutions.js'
import type { UpdateAction } from './syntax.js'

/** An UpdateExpression: its clauses, by the path each changes. */
export interface Update {
  readonly actions: readonly UpdateAction[]
  readonly tree: ReadonlyMap<string, PathTree<UpdateAction>>
}

type Section = 'SET' | 'REMOVE' | 'ADD' | 'DELETE'

const sections: ReadonlySet<string> = new Set<Section>(['SET', 'REMOVE', 'ADD', 'DELETE'])

/** Parses an UpdateExpression: each of its four sections at most once, in any order. */
export function parseUpdate(text: string, substitutions: Substitutions): Update {
  const reader = new Reader(text, 'UpdateExpression', substitutions)
  const actions: UpdateAction[] = []
  const seen = new Set<string>()
  do {
    const { kind, word } = reader.token
    if (kind !== 'name' || !sections.has(word)) throw reader.syntaxError()
    if (seen.has(word)) throw reader.fail(`The "${word}" section can only be used once in an update expression;`)
    seen.add(word)
    reader.take()
    do actions.push(readAction(word as Section, reader))
    while (reader.skip(','))
  } while (reader.token.kind !== 'end')
  return {
    actions,
    tree: buildPathTree(
      actions.map((action) => [action.path, action]),
      reader,
    ),
  }
}

function readAction(section: Section, reader: Reader): UpdateAction {
  const path = reader.readPath()
  if (section === 'REMOVE') return { kind: 'remove', path }
  if (section === 'SET') {
    reader.expect('=')
    return { kind: 'set', path, operand: parseUpdateOperand(reader) }
  }
  const value = reader.readValue()
  if (section === 'ADD') {
    if (value.type !== 'N' && !isSet(value)) throw badType(section, value, reader)
    return { kind: 'add', path, value }
  }
  if (!isSet(value)) throw badType(section, value, reader)
  return { kind: 'delete', path, value }
}

/** The service spells types out here and nowhere else. */
const SPELT_OUT: Readonly<Record<Value['type'], string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  BOOL: 'BOOLEAN',
  NULL: 'NULL',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
  L: 'LIST',
  M: 'MAP',
}

function badType(section: 'ADD' | 'DELETE', value: Value, reader: Reader): Error {
  return reader.fail(
    `Incorrect operand type for operator or function; operator: ${section}, operand type: ${SPELT_OUT[value.type]}, typeSet: ALLOWED_FOR_${section}_OPERAND`,
  )
}
