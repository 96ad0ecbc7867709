/** A token of a PartiQL statement. A `constant` is a literal or a parameter. */
export interface Token {
  readonly kind: 'word' | 'name' | 'constant' | 'symbol'
  /** Words in upper case; names and symbols as they are; of a constant nothing. */
  readonly text: string
}

const pattern =
  /\s+|--[^\n]*|'(?:[^']|'')*'|"((?:[^"]|"")*)"|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_][\w$]*)|(<=|>=|<>|!=|<<|>>|[^\s])/gy

/** The tokens of a statement; undefined where it cannot be read. */
export function tokenize(statement: string): Token[] | undefined {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < statement.length) {
    const match = pattern.exec(statement)
    if (match === null) return undefined
    const [text, name, number, word, symbol] = match
    if (name !== undefined) tokens.push({ kind: 'name', text: name.replaceAll('""', '"') })
    else if (number !== undefined || text.startsWith("'") || symbol === '?') tokens.push({ kind: 'constant', text: '' })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (symbol !== undefined) {
      // A quote that nothing closes.
      if (symbol === "'" || symbol === '"') return undefined
      tokens.push({ kind: 'symbol', text: symbol })
    }
  }
  return tokens
}

/** Whether a token is this keyword; PartiQL's keywords have no case. */
export function isKeyword(token: Token | undefined, keyword: string): boolean {
  return token?.kind === 'word' && token.text.toUpperCase() === keyword
}

export function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol
}
