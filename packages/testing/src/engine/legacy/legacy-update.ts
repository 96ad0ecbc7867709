import type { Update } from '../expression/parse-update.js'
import { buildPathTree } from '../expression/paths.js'
import type { UpdateAction } from '../expression/syntax.js'
import { invalidParameters, validation } from '../service-error.js'
import { isSet } from '../value/value.js'
import { decodeValue, type WireValue } from '../value/wire.js'

/** A change of one attribute, as AttributeUpdates has it. */
export interface LegacyUpdate {
  readonly Value?: WireValue | undefined
  readonly Action?: 'ADD' | 'PUT' | 'DELETE' | undefined
}

/** Reads changes by attribute as an update; nothing when there are none. */
export function readAttributeUpdates(
  updates: Readonly<Record<string, LegacyUpdate>> | undefined,
  nestingLevels: number,
): Update | undefined {
  const actions = Object.entries(updates ?? {}).map(([name, update]) => toAction(name, update, nestingLevels))
  if (actions.length === 0) return undefined
  return {
    actions,
    tree: buildPathTree(
      actions.map((action) => [action.path, action]),
      { fail: validation },
    ),
  }
}

function toAction(name: string, { Value, Action = 'PUT' }: LegacyUpdate, nestingLevels: number): UpdateAction {
  if (Value === undefined) {
    if (Action !== 'DELETE') throw invalidParameters('Only DELETE action is allowed when no attribute value is specified')
    return { kind: 'remove', path: [name] }
  }
  const value = decodeValue(Value, nestingLevels)
  switch (Action) {
    case 'PUT':
      return { kind: 'set', path: [name], operand: { kind: 'value', name: ':value', value } }
    case 'ADD':
      // Lists could be added to before there were expressions, and only so.
      if (value.type !== 'N' && value.type !== 'L' && !isSet(value))
        throw invalidParameters(`ADD action is not supported for the type ${value.type}`)
      return { kind: 'add', path: [name], value }
    case 'DELETE':
      if (!isSet(value)) throw invalidParameters(`DELETE action with value is not supported for the type ${value.type}`)
      return { kind: 'delete', path: [name], value }
  }
}
