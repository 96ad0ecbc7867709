import { reservedWords } from '@keyloom/core'
import { type ServiceError, validation } from '../service-error.js'
import type { Value } from '../value/value.js'
import { lex, type Token } from './lex.js'
import type { Substitutions } from './substitutions.js'
import type { Path } from './syntax.js'

const MAX_LIST_INDEX = 1_000_000_000

/** Walks the tokens of one expression, with what all grammars share: paths, substitutions, the operator count and the errors. */
export class Reader {
  readonly #text: string
  readonly #tokens: readonly Token[]
  readonly #parameter: string
  readonly #substitutions: Substitutions
  #at = 0
  #operators = 0

  /** `parameter` is the request member that holds the expression, which every message names. */
  constructor(text: string, parameter: string, substitutions: Substitutions) {
    const { expressionBytes } = substitutions.limits
    this.#parameter = parameter
    this.#substitutions = substitutions
    if (text === '') throw this.fail('The expression can not be empty;')
    if (text.length > expressionBytes || Buffer.byteLength(text) > expressionBytes)
      throw this.fail(`Expression size has exceeded the maximum allowed size; expression size: ${Buffer.byteLength(text)}`)
    this.#text = text
    this.#tokens = lex(text)
  }

  get token(): Token {
    return this.#tokens[this.#at]!
  }

  get next(): Token {
    return this.#tokens[Math.min(this.#at + 1, this.#tokens.length - 1)]!
  }

  get position(): number {
    return this.#at
  }

  get inOperands(): number {
    return this.#substitutions.limits.inOperands
  }

  is(word: string): boolean {
    return this.token.word === word && this.token.kind !== 'unknown'
  }

  take(): Token {
    const { token } = this
    if (token.kind !== 'end') this.#at += 1
    return token
  }

  skip(word: string): boolean {
    if (!this.is(word)) return false
    this.take()
    return true
  }

  expect(word: string): void {
    if (!this.skip(word)) throw this.syntaxError()
  }

  /** Counts an operator or function. Past the limit the expression is refused, which also bounds how deep its tree can be. */
  countOperator(): void {
    this.#operators += 1
    const { expressionOperators } = this.#substitutions.limits
    if (this.#operators > expressionOperators)
      throw this.fail(`The expression contains too many operators; operator count: ${this.#operators}`)
  }

  readPath(): Path {
    const path: [string, ...(string | number)[]] = [this.#readName()]
    for (;;) {
      if (this.skip('.')) path.push(this.#readName())
      else if (this.skip('[')) {
        const { kind, text } = this.token
        if (kind !== 'index') throw this.syntaxError()
        if (Number(text) > MAX_LIST_INDEX) throw this.fail(`List index is not within the allowable range; index: [${text}]`)
        path.push(Number(this.take().text))
        this.expect(']')
      } else break
    }
    if (path.length > this.#substitutions.limits.nestingLevels)
      throw this.fail(`The document path has too many nesting levels; nesting levels: ${path.length}`)
    return path
  }

  readValue(): Value {
    if (this.token.kind !== 'valueRef') throw this.syntaxError()
    const { text } = this.take()
    const value = this.#substitutions.values.get(text)
    if (value === undefined) throw this.fail(`An expression attribute value used in expression is not defined; attribute value: ${text}`)
    this.#substitutions.usedValues.add(text)
    return value
  }

  fail(detail: string): ServiceError {
    return validation(`Invalid ${this.#parameter}: ${detail}`)
  }

  syntaxError(): ServiceError {
    const { token } = this
    const before = this.#tokens[this.#at - 1] ?? token
    return this.fail(`Syntax error; token: "${token.text}", near: "${this.#text.slice(before.start, this.next.end)}"`)
  }

  #readName(): string {
    const { kind, text, word } = this.token
    if (kind === 'nameRef') {
      const name = this.#substitutions.names.get(text)
      if (name === undefined)
        throw this.fail(`An expression attribute name used in the document path is not defined; attribute name: ${text}`)
      this.take()
      this.#substitutions.usedNames.add(text)
      return name
    }
    if (kind !== 'name' || keywords.has(word)) throw this.syntaxError()
    if (reservedWords.has(word)) throw this.fail(`Attribute name is a reserved keyword; reserved keyword: ${text}`)
    this.take()
    return text
  }
}

const keywords: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT', 'IN', 'BETWEEN', 'SET', 'REMOVE', 'ADD', 'DELETE'])
