import type { KeyValue, Value } from '../value/value.js'

/** A document path: the attribute's name, then names of map members and positions of list elements. */
export type Path = readonly [string, ...(string | number)[]]

/** The comparison operators of the expression language. */
export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='

/** The functions a condition can call, besides `size`. */
export type ConditionFunction = 'attribute_exists' | 'attribute_not_exists' | 'attribute_type' | 'begins_with' | 'contains'

/** What a condition compares. */
export type Operand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: Value; readonly name: string }
  | { readonly kind: 'size'; readonly of: Operand }

/** A condition, parsed and checked; it can be evaluated on any item without failing. */
export type Condition =
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly left: Operand; readonly right: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low: Operand; readonly high: Operand }
  | { readonly kind: 'in'; readonly operand: Operand; readonly choices: readonly Operand[] }
  | { readonly kind: 'call'; readonly function: ConditionFunction; readonly operands: readonly Operand[] }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition }
  | { readonly kind: 'not'; readonly condition: Condition }

/** What an update assigns. */
export type UpdateOperand =
  | { readonly kind: 'path'; readonly path: Path }
  | { readonly kind: 'value'; readonly value: Value; readonly name: string }
  | { readonly kind: 'if_not_exists'; readonly path: Path; readonly otherwise: UpdateOperand }
  | { readonly kind: 'list_append'; readonly left: UpdateOperand; readonly right: UpdateOperand }
  | { readonly kind: 'plus' | 'minus'; readonly left: UpdateOperand; readonly right: UpdateOperand }

/** One clause of an update. */
export type UpdateAction =
  | { readonly kind: 'set'; readonly path: Path; readonly operand: UpdateOperand }
  | { readonly kind: 'remove'; readonly path: Path }
  | { readonly kind: 'add' | 'delete'; readonly path: Path; readonly value: Value }

/** A condition on key attributes, as a Query states it: equality of all hash attributes, then of range attributes left to right. */
export interface KeyCondition {
  readonly hash: readonly KeyValue[]
  readonly range: readonly KeyValue[]
  /** The condition on the range attribute after those with equality. */
  readonly last?: KeyRange
}

/** A condition on one range attribute. */
export type KeyRange =
  | { readonly comparator: '<' | '<=' | '>' | '>=' | 'begins_with'; readonly value: KeyValue }
  | { readonly comparator: 'between'; readonly low: KeyValue; readonly high: KeyValue }

/** The path as error messages show it. */
export function showPath(path: Path): string {
  return `[${path.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`
}

/** Whether two paths are the same. */
export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i])
}
