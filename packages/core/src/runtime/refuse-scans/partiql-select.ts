import { isKeyword, isSymbol, type Token, tokenize } from './partiql-tokens.js'

/** A SELECT of a PartiQL statement. */
export interface Select {
  readonly table: string
  readonly index?: string
  /** The tokens after WHERE. */
  readonly where: readonly Token[]
}

/**
 * The SELECTs of a statement: one, none (another kind of statement needs the whole primary key anyway), or the one inside EXISTS. What
 * cannot be read is `unreadable`.
 */
export function findSelects(statement: string): Select[] | 'unreadable' {
  const tokens = tokenize(statement)
  if (tokens === undefined) return 'unreadable'
  const selects: Select[] = []
  for (const [position, token] of tokens.entries()) {
    if (!isKeyword(token, 'SELECT')) continue
    const select = readSelect(tokens.slice(position + 1))
    if (select === undefined) return 'unreadable'
    selects.push(select)
  }
  return selects
}

function readSelect(tokens: readonly Token[]): Select | undefined {
  const from = tokens.findIndex((token) => isKeyword(token, 'FROM'))
  const table = tokens[from + 1]
  if (from < 0 || table === undefined || !isName(table)) return undefined
  const hasIndex = isSymbol(tokens[from + 2], '.')
  const index = tokens[from + 3]
  if (hasIndex && (index === undefined || !isName(index))) return undefined
  const rest = tokens.slice(from + (hasIndex ? 4 : 2))
  const where = isKeyword(rest[0], 'WHERE') ? endOfWhere(rest.slice(1)) : []
  return { table: table.text, ...(hasIndex && index !== undefined && { index: index.text }), where }
}

function isName(token: Token): boolean {
  return token.kind === 'name' || token.kind === 'word'
}

/** The condition: up to ORDER BY, or the parenthesis that closes EXISTS. */
function endOfWhere(tokens: readonly Token[]): readonly Token[] {
  let depth = 0
  for (const [position, token] of tokens.entries()) {
    if (isSymbol(token, '(')) depth++
    if (isSymbol(token, ')') && --depth < 0) return tokens.slice(0, position)
    if (depth === 0 && isKeyword(token, 'ORDER') && isKeyword(tokens[position + 1], 'BY')) return tokens.slice(0, position)
  }
  return tokens
}
