import { checkBetween, checkCall, checkComparison, checkDistinct, checkSize, conditionFunctions } from './check-condition.js'
import { Reader } from './reader.js'
import type { Substitutions } from './substitutions.js'
import type { Comparator, Condition, ConditionFunction, Operand } from './syntax.js'

/** A finished part: an operand, a condition, or a function call whose place decides which of the two it is. */
type Part =
  | { readonly kind: 'operand'; readonly operand: Operand }
  | { readonly kind: 'condition'; readonly condition: Condition }
  | { readonly kind: 'call'; readonly name: string; readonly operands: readonly Operand[] }

/** An operator or bracket that waits for its right-hand side. */
type Open =
  | { readonly kind: 'group'; readonly start: number }
  | { readonly kind: 'call'; readonly name: string; readonly operands: Operand[] }
  | { readonly kind: 'in'; readonly operand: Operand; readonly choices: Operand[] }
  | { readonly kind: 'compare'; readonly comparator: Comparator; readonly left: Operand }
  | { readonly kind: 'between'; readonly operand: Operand; readonly low?: Operand }
  | { readonly kind: 'not' }
  | { readonly kind: 'and' | 'or'; readonly left: Condition }

const comparators: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>='])
const BINDING = { or: 1, and: 2, not: 3 } as const

/** Parses the condition of the named request member. One pass with a stack of its own: no input makes it recurse or go back. */
export function parseCondition(text: string, parameter: string, substitutions: Substitutions): Condition {
  const parser = new ConditionParser(new Reader(text, parameter, substitutions))
  return parser.parse()
}

class ConditionParser {
  readonly #reader: Reader
  readonly #open: Open[] = []
  #lastGroup: { start: number; end: number } | undefined

  constructor(reader: Reader) {
    this.#reader = reader
  }

  parse(): Condition {
    let part = this.#readOperandOrPrefix()
    for (;;) {
      const next = this.#continueAfter(part)
      if (next === undefined) return this.#finish(part)
      part = next
    }
  }

  /** Takes prefixes and opening brackets until an operand is complete. */
  #readOperandOrPrefix(): Part {
    const reader = this.#reader
    for (;;) {
      const { token, next } = reader
      if (token.text === '(') {
        this.#open.push({ kind: 'group', start: reader.position })
        reader.take()
      } else if (token.word === 'NOT' && token.kind === 'name') {
        if (this.#expectsOperand()) throw reader.syntaxError()
        reader.take()
        reader.countOperator()
        this.#open.push({ kind: 'not' })
      } else if (token.kind === 'name' && next.text === '(') {
        this.#openCall()
      } else if (token.kind === 'valueRef') {
        return { kind: 'operand', operand: { kind: 'value', name: token.text, value: reader.readValue() } }
      } else {
        return { kind: 'operand', operand: { kind: 'path', path: reader.readPath() } }
      }
    }
  }

  #openCall(): void {
    const reader = this.#reader
    const { text } = reader.token
    if (reader.token.word === 'IN' || reader.token.word === 'BETWEEN' || reader.token.word === 'AND' || reader.token.word === 'OR')
      throw reader.syntaxError()
    if (text === 'if_not_exists' || text === 'list_append')
      throw reader.fail(`The function is not allowed in a condition expression; function: ${text}`)
    if (text !== 'size' && !conditionFunctions.has(text)) throw reader.fail(`Invalid function name; function: ${text}`)
    reader.countOperator()
    reader.take()
    reader.take()
    this.#open.push({ kind: 'call', name: text, operands: [] })
  }

  /** Whether the innermost open part can only take an operand, not a condition. */
  #expectsOperand(): boolean {
    const kind = this.#open.at(-1)?.kind
    return kind === 'compare' || kind === 'between' || kind === 'call' || kind === 'in'
  }

  /** Handles the token after a finished part; undefined at the end of the text. */
  #continueAfter(part: Part): Part | undefined {
    const reader = this.#reader
    const { token } = reader
    if (token.kind === 'end') return undefined
    if (comparators.has(token.text)) {
      const left = this.#operandOf(part)
      if (this.#expectsOperand()) throw reader.syntaxError()
      reader.take()
      reader.countOperator()
      this.#open.push({ kind: 'compare', comparator: token.text as Comparator, left })
      return this.#readOperandOrPrefix()
    }
    if (token.text === ')') return this.#close(part)
    if (token.text === ',') return this.#separate(part)
    if (token.kind === 'name') {
      if (token.word === 'IN') return this.#openIn(part)
      if (token.word === 'BETWEEN') return this.#openBetween(part)
      if (token.word === 'AND') return this.#and(part)
      if (token.word === 'OR') return this.#join(part, 'or')
    }
    throw reader.syntaxError()
  }

  #openIn(part: Part): Part {
    const operand = this.#operandOf(part)
    if (this.#expectsOperand()) throw this.#reader.syntaxError()
    this.#reader.take()
    this.#reader.countOperator()
    this.#reader.expect('(')
    this.#open.push({ kind: 'in', operand, choices: [] })
    return this.#readOperandOrPrefix()
  }

  #openBetween(part: Part): Part {
    const operand = this.#operandOf(part)
    if (this.#expectsOperand()) throw this.#reader.syntaxError()
    this.#reader.take()
    this.#reader.countOperator()
    this.#open.push({ kind: 'between', operand })
    return this.#readOperandOrPrefix()
  }

  #and(part: Part): Part {
    const open = this.#open.at(-1)
    if (open?.kind !== 'between' || open.low !== undefined) return this.#join(part, 'and')
    const low = this.#operandOf(part)
    this.#open.pop()
    this.#reader.take()
    this.#open.push({ ...open, low })
    return this.#readOperandOrPrefix()
  }

  #join(part: Part, kind: 'and' | 'or'): Part {
    const left = this.#conditionOf(this.#reduce(part, BINDING[kind]))
    this.#reader.take()
    this.#reader.countOperator()
    this.#open.push({ kind, left })
    return this.#readOperandOrPrefix()
  }

  #separate(part: Part): Part {
    const reduced = this.#reduce(part, 0)
    const open = this.#open.at(-1)
    if (open?.kind !== 'call' && open?.kind !== 'in') throw this.#reader.syntaxError()
    this.#add(open, reduced)
    this.#reader.take()
    return this.#readOperandOrPrefix()
  }

  #close(part: Part): Part {
    const reader = this.#reader
    const reduced = this.#reduce(part, 0)
    const open = this.#open.pop()
    if (open?.kind === 'group') {
      const inner = this.#lastGroup
      if (inner !== undefined && inner.start === open.start + 1 && inner.end === reader.position - 1)
        throw reader.fail('The expression has redundant parentheses;')
      this.#lastGroup = { start: open.start, end: reader.position }
      reader.take()
      return reduced
    }
    if (open?.kind !== 'call' && open?.kind !== 'in') throw reader.syntaxError()
    this.#add(open, reduced)
    reader.take()
    if (open.kind === 'call') return { kind: 'call', name: open.name, operands: open.operands }
    if (open.choices.length > reader.inOperands)
      throw reader.fail(`The IN operator is provided with too many operands; number of operands: ${open.choices.length}`)
    checkDistinct('IN', [open.operand, ...open.choices], reader)
    return { kind: 'condition', condition: { kind: 'in', operand: open.operand, choices: open.choices } }
  }

  #add(open: Extract<Open, { kind: 'call' | 'in' }>, part: Part): void {
    const operand = this.#operandOf(part)
    if (open.kind === 'in') open.choices.push(operand)
    else open.operands.push(operand)
  }

  /** Completes the open operators that bind at least as tightly as `binding`, back to the innermost bracket. */
  #reduce(part: Part, binding: number): Part {
    let reduced = part
    for (;;) {
      const open = this.#open.at(-1)
      if (open === undefined || open.kind === 'group' || open.kind === 'call' || open.kind === 'in') return reduced
      if (open.kind === 'compare' || open.kind === 'between')
        reduced = { kind: 'condition', condition: this.#complete(open, this.#operandOf(reduced)) }
      else {
        if (BINDING[open.kind] < binding) return reduced
        const condition = this.#conditionOf(reduced)
        const joined: Condition = open.kind === 'not' ? { kind: 'not', condition } : { kind: open.kind, left: open.left, right: condition }
        reduced = { kind: 'condition', condition: joined }
      }
      this.#open.pop()
    }
  }

  #complete(open: Extract<Open, { kind: 'compare' | 'between' }>, operand: Operand): Condition {
    const reader = this.#reader
    if (open.kind === 'compare') {
      checkComparison(open.comparator, open.left, operand, reader)
      return { kind: 'compare', comparator: open.comparator, left: open.left, right: operand }
    }
    if (open.low === undefined) throw reader.syntaxError()
    checkBetween(open.operand, open.low, operand, reader)
    return { kind: 'between', operand: open.operand, low: open.low, high: operand }
  }

  #operandOf(part: Part): Operand {
    if (part.kind === 'operand') return part.operand
    if (part.kind === 'condition') throw this.#reader.syntaxError()
    if (part.name !== 'size') throw this.#misused(part.name)
    return checkSize(part.operands, this.#reader)
  }

  #conditionOf(part: Part): Condition {
    if (part.kind === 'condition') return part.condition
    if (part.kind === 'operand') throw this.#reader.syntaxError()
    if (part.name === 'size') throw this.#misused(part.name)
    const name = part.name as ConditionFunction
    checkCall(name, part.operands, this.#reader)
    return { kind: 'call', function: name, operands: part.operands }
  }

  #misused(name: string): Error {
    return this.#reader.fail(`The function is not allowed to be used this way in an expression; function: ${name}`)
  }

  #finish(part: Part): Condition {
    const reduced = this.#reduce(part, 0)
    if (this.#open.length > 0) throw this.#reader.syntaxError()
    return this.#conditionOf(reduced)
  }
}
