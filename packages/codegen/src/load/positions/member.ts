import { Node, type ObjectLiteralExpression } from 'ts-morph'
import { resolveValue } from './resolve-value.js'

/** What a step of a path found: where to point, and the value in which the next step looks. */
export interface Member {
  readonly place: Node
  readonly value: Node
}

/** The member of that name in a value: a property of an object, a text or a place in a list, or either in the arguments of a call. */
export function memberOf(value: Node, name: string, depth = 0): Member | undefined {
  // A value may refer to itself.
  if (depth > 50) return undefined
  const node = resolveValue(value)
  if (Node.isObjectLiteralExpression(node)) return property(node, name, depth)
  if (Node.isArrayLiteralExpression(node)) {
    const elements = node.getElements()
    const element =
      elements.find((candidate) => isText(candidate, name)) ??
      elements.find((candidate) => isNamed(candidate, name)) ??
      elements[index(name)]
    return element === undefined ? undefined : { place: element, value: element }
  }
  if (Node.isPropertyAccessExpression(node)) {
    const inner = memberOf(node.getExpression(), node.getName(), depth + 1)
    return inner === undefined ? undefined : memberOf(inner.value, name, depth + 1)
  }
  if (!Node.isCallExpression(node)) return undefined
  // Options come last.
  return firstOf([...node.getArguments().reverse(), ...receiver(node.getExpression())], name, depth)
}

function property(object: ObjectLiteralExpression, name: string, depth: number): Member | undefined {
  // A later property of the same name wins, as it does when the code runs.
  for (const candidate of object.getProperties().reverse()) {
    if (Node.isSpreadAssignment(candidate)) {
      const found = memberOf(candidate.getExpression(), name, depth + 1)
      if (found !== undefined) return found
    } else if (nameOf(candidate.getNameNode()) === name) {
      if (Node.isShorthandPropertyAssignment(candidate)) return { place: candidate, value: candidate.getNameNode() }
      const initializer = Node.isPropertyAssignment(candidate) ? candidate.getInitializer() : undefined
      return { place: initializer ?? candidate, value: initializer ?? candidate }
    }
  }
  return undefined
}

function nameOf(node: Node): string {
  if (!Node.isComputedPropertyName(node)) return Node.isStringLiteral(node) ? node.getLiteralText() : node.getText()
  const value = resolveValue(node.getExpression())
  return Node.isStringLiteral(value) ? value.getLiteralText() : ''
}

function isText(node: Node, text: string): boolean {
  return (Node.isStringLiteral(node) || Node.isNoSubstitutionTemplateLiteral(node)) && node.getLiteralText() === text
}

/** An element that stands for the declaration of that name: `returns: { orders: [order] }`. */
function isNamed(node: Node, name: string): boolean {
  const value = resolveValue(node)
  return Node.isCallExpression(value) && value.getArguments().some((argument) => isText(argument, name))
}

function index(name: string): number {
  return /^\d+$/.test(name) ? Number(name) : -1
}

/** `z.object({ … })` in `z.object({ … }).optional()`. */
function receiver(callee: Node): readonly Node[] {
  return Node.isPropertyAccessExpression(callee) && Node.isCallExpression(callee.getExpression()) ? [callee.getExpression()] : []
}

function firstOf(nodes: readonly Node[], name: string, depth: number): Member | undefined {
  for (const node of nodes) {
    const found = memberOf(node, name, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
