import { isKeyword, isSymbol, type Token } from './partiql-tokens.js'

/** Deeper parentheses than a person writes: such a condition counts as one that fixes nothing. */
const maxDepth = 32

/**
 * Whether a PartiQL condition fixes an attribute to constants, by `=` or IN, in every way it can hold: without that DynamoDB reads the
 * whole table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html
 */
export function fixesPartition(where: readonly Token[], attribute: string, depth = 0): boolean {
  const inner = withoutParentheses(where)
  if (inner.length === 0 || depth > maxDepth) return false
  const alternatives = split(inner, 'OR')
  if (alternatives.length > 1) return alternatives.every((each) => fixesPartition(each, attribute, depth + 1))
  const conditions = split(inner, 'AND')
  if (conditions.length > 1) return conditions.some((each) => fixesPartition(each, attribute, depth + 1))
  return isFixed(inner, attribute)
}

function isFixed(tokens: readonly Token[], attribute: string): boolean {
  const [first, second, third] = tokens
  if (isAttribute(first, attribute) && isKeyword(second, 'IN')) return isListOfConstants(tokens.slice(2))
  if (tokens.length !== 3 || !isSymbol(second, '=')) return false
  return (isAttribute(first, attribute) && third?.kind === 'constant') || (first?.kind === 'constant' && isAttribute(third, attribute))
}

function isListOfConstants(tokens: readonly Token[]): boolean {
  const opens = isSymbol(tokens[0], '[') || isSymbol(tokens[0], '(')
  const closes = isSymbol(tokens.at(-1), ']') || isSymbol(tokens.at(-1), ')')
  const parts = tokens.slice(1, -1)
  return (
    opens &&
    closes &&
    parts.length > 0 &&
    parts.every((token, position) => (position % 2 === 0 ? token.kind === 'constant' : isSymbol(token, ',')))
  )
}

function isAttribute(token: Token | undefined, attribute: string): boolean {
  return (token?.kind === 'name' || token?.kind === 'word') && token.text === attribute
}

/** Splits at a keyword outside parentheses; the AND of BETWEEN belongs to it. */
function split(tokens: readonly Token[], keyword: 'AND' | 'OR'): Token[][] {
  const parts: Token[][] = [[]]
  let depth = 0
  let between = false
  for (const token of tokens) {
    if (isSymbol(token, '(') || isSymbol(token, '[')) depth++
    if (isSymbol(token, ')') || isSymbol(token, ']')) depth--
    if (depth === 0 && isKeyword(token, 'BETWEEN')) between = true
    if (depth === 0 && isKeyword(token, keyword) && !between) parts.push([])
    else parts.at(-1)!.push(token)
    if (depth === 0 && isKeyword(token, 'AND')) between = false
  }
  return parts
}

function withoutParentheses(tokens: readonly Token[]): readonly Token[] {
  let inner = tokens
  for (let depth = 0; isSymbol(inner[0], '(') && closing(inner) === inner.length - 1; depth++) {
    if (depth === maxDepth) return []
    inner = inner.slice(1, -1)
  }
  return inner
}

function closing(tokens: readonly Token[]): number {
  let depth = 0
  for (const [position, token] of tokens.entries()) {
    if (isSymbol(token, '(')) depth++
    if (isSymbol(token, ')') && --depth === 0) return position
  }
  return -1
}
