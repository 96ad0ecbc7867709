/** What a piece of an expression is. Keywords are names until the parser gives them a place. */
export type TokenKind = 'name' | 'nameRef' | 'valueRef' | 'index' | 'symbol' | 'unknown' | 'end'

/** One piece of an expression and where it stands in the text. */
export interface Token {
  readonly kind: TokenKind
  readonly text: string
  /** The text in capitals for names, so that keywords compare in any case; else the text. */
  readonly word: string
  readonly start: number
  readonly end: number
}

const TOKEN = /([A-Za-z][A-Za-z0-9_]*)|(#[A-Za-z0-9_]+)|(:[A-Za-z0-9_]+)|(0|[1-9][0-9]*)|(<>|<=|>=|[=<>()[\],.+-])|([^ \t\r\n])/gu

/** Cuts an expression into tokens in one pass; the last one is the end. */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index
    const kind = kindOf(match)
    tokens.push({ kind, text: match[0], word: kind === 'name' ? match[0].toUpperCase() : match[0], start, end: start + match[0].length })
  }
  tokens.push({ kind: 'end', text: '<EOF>', word: '<EOF>', start: text.length, end: text.length })
  return tokens
}

function kindOf(match: RegExpExecArray): TokenKind {
  if (match[1] !== undefined) return 'name'
  if (match[2] !== undefined) return 'nameRef'
  if (match[3] !== undefined) return 'valueRef'
  if (match[4] !== undefined) return 'index'
  return match[5] === undefined ? 'unknown' : 'symbol'
}
