import type { Condition, Operand, Path } from './syntax.js'

/** The paths a condition looks at. */
export function pathsOf(condition: Condition): readonly Path[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(condition.left), ...pathsOf(condition.right)]
    case 'not':
      return pathsOf(condition.condition)
    case 'compare':
      return [condition.left, condition.right].flatMap(pathOf)
    case 'between':
      return [condition.operand, condition.low, condition.high].flatMap(pathOf)
    case 'in':
      return [condition.operand, ...condition.choices].flatMap(pathOf)
    case 'call':
      return condition.operands.flatMap(pathOf)
  }
}

function pathOf(operand: Operand): readonly Path[] {
  if (operand.kind === 'value') return []
  return operand.kind === 'path' ? [operand.path] : pathOf(operand.of)
}
