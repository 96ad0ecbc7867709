import type { Reader } from './reader.js'
import { samePath, showPath, type UpdateOperand } from './syntax.js'

/** A bracket, or an operator, that waits for what follows. */
type Open =
  | { readonly kind: 'group'; readonly start: number }
  | { readonly kind: 'call'; readonly name: 'if_not_exists' | 'list_append'; readonly operands: UpdateOperand[] }
  | { readonly kind: 'plus' | 'minus'; readonly left: UpdateOperand }

const conditionOnly: ReadonlySet<string> = new Set([
  'size',
  'attribute_exists',
  'attribute_not_exists',
  'attribute_type',
  'begins_with',
  'contains',
])

/** Parses what a SET clause assigns: an operand, or two with `+` or `-` between them. One pass, with a stack of its own. */
export function parseUpdateOperand(reader: Reader): UpdateOperand {
  const open: Open[] = []
  let calls = 0
  let hasArithmetic = false
  let lastGroup: { start: number; end: number } | undefined

  let operand = start()
  for (;;) {
    const { text } = reader.token
    if (text === '+' || text === '-') {
      if (calls > 0 || hasArithmetic) throw reader.syntaxError()
      reader.countOperator()
      hasArithmetic = true
      reader.take()
      open.push({ kind: text === '+' ? 'plus' : 'minus', left: operand })
      operand = start()
    } else if (text === ')' && open.length > 0) operand = close(complete(operand))
    else if (text === ',' && calls > 0) {
      const innermost = open.at(-1)
      if (innermost?.kind !== 'call') throw reader.syntaxError()
      innermost.operands.push(operand)
      reader.take()
      operand = start()
    } else {
      const completed = complete(operand)
      if (open.length > 0) throw reader.syntaxError()
      return completed
    }
  }

  function start(): UpdateOperand {
    for (;;) {
      const { token } = reader
      if (token.text === '(') {
        open.push({ kind: 'group', start: reader.position })
        reader.take()
      } else if (token.kind === 'name' && reader.next.text === '(') openCall(token.text)
      else if (token.kind === 'valueRef') return { kind: 'value', name: token.text, value: reader.readValue() }
      else return { kind: 'path', path: reader.readPath() }
    }
  }

  function openCall(name: string): void {
    if (conditionOnly.has(name)) throw reader.fail(`The function is not allowed in an update expression; function: ${name}`)
    if (name !== 'if_not_exists' && name !== 'list_append') throw reader.fail(`Invalid function name; function: ${name}`)
    reader.countOperator()
    reader.take()
    reader.take()
    calls += 1
    open.push({ kind: 'call', name, operands: [] })
  }

  function complete(right: UpdateOperand): UpdateOperand {
    const innermost = open.at(-1)
    if (innermost?.kind !== 'plus' && innermost?.kind !== 'minus') return right
    open.pop()
    for (const each of [innermost.left, right]) checkType(innermost.kind === 'plus' ? '+' : '-', each, 'N')
    return { kind: innermost.kind, left: innermost.left, right }
  }

  function close(inner: UpdateOperand): UpdateOperand {
    const bracket = open.pop()
    if (bracket?.kind === 'group') {
      if (lastGroup !== undefined && lastGroup.start === bracket.start + 1 && lastGroup.end === reader.position - 1)
        throw reader.fail('The expression has redundant parentheses;')
      lastGroup = { start: bracket.start, end: reader.position }
      reader.take()
      return inner
    }
    if (bracket?.kind !== 'call') throw reader.syntaxError()
    reader.take()
    calls -= 1
    return callOf(bracket.name, [...bracket.operands, inner])
  }

  function callOf(name: 'if_not_exists' | 'list_append', operands: readonly UpdateOperand[]): UpdateOperand {
    if (operands.length !== 2) {
      throw reader.fail(
        `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`,
      )
    }
    const [left, right] = operands as [UpdateOperand, UpdateOperand]
    if (name === 'list_append') {
      for (const each of operands) checkType(name, each, 'L')
      return { kind: 'list_append', left, right }
    }
    if (left.kind !== 'path') throw reader.fail('Operator or function requires a document path; operator or function: if_not_exists')
    refuseListAppend(right)
    if (right.kind === 'path' && samePath(left.path, right.path)) {
      throw reader.fail(
        `The first operand must be distinct from the remaining operands for this operator or function; operator: if_not_exists, first operand: ${showPath(left.path)}`,
      )
    }
    return { kind: 'if_not_exists', path: left.path, otherwise: right }
  }

  function checkType(operator: string, operand: UpdateOperand, type: 'N' | 'L'): void {
    refuseListAppend(operand)
    if (operand.kind === 'value' && operand.value.type !== type) {
      throw reader.fail(
        `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${operand.value.type}`,
      )
    }
  }

  /** A list_append can only be the whole of what is assigned. */
  function refuseListAppend(operand: UpdateOperand): void {
    if (operand.kind === 'list_append')
      throw reader.fail('The function is not allowed to be used this way in an expression; function: list_append')
  }
}
