import type { Path, UpdateAction, UpdateOperand } from './syntax.js'

/** The paths a clause of an update changes and reads. */
export function pathsOfAction(action: UpdateAction): readonly Path[] {
  return action.kind === 'set' ? [action.path, ...pathsOfOperand(action.operand)] : [action.path]
}

function pathsOfOperand(operand: UpdateOperand): readonly Path[] {
  switch (operand.kind) {
    case 'value':
      return []
    case 'path':
      return [operand.path]
    case 'if_not_exists':
      return [operand.path, ...pathsOfOperand(operand.otherwise)]
    default:
      return [...pathsOfOperand(operand.left), ...pathsOfOperand(operand.right)]
  }
}
