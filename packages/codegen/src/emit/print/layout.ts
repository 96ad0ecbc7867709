/**
 * Code as a small tree that knows where it may break, so that generated files look as a formatter would leave them: on one line where
 * the line has room, else one element per line.
 */
export type Code = string | Group | readonly Code[]

interface Group {
  readonly kind: 'list' | 'union' | 'intersection' | 'hanging'
  readonly open: string
  readonly items: readonly Code[]
  readonly close: string
  /** Between the brackets and the items while on one line. */
  readonly pad: '' | ' '
  /** Between two items on one line. */
  readonly separator: ', ' | '; ' | ' | ' | ' & '
  /** After each item when broken. */
  readonly ending: '' | ','
  /** Break even where there is room. */
  readonly broken: boolean
}

/** The longest line. */
const width = 140

/** `{ a: 1, b }`; broken when asked, whatever the room. */
export function object(items: readonly Code[], options: { readonly broken?: boolean } = {}): Code {
  if (items.length === 0) return '{}'
  return { kind: 'list', open: '{', items, close: '}', pad: ' ', separator: ', ', ending: ',', broken: options.broken ?? false }
}

/** `{ a: string; b?: number }`, the members of a type; broken when asked, whatever the room. */
export function members(items: readonly Code[], options: { readonly broken?: boolean } = {}): Code {
  if (items.length === 0) return '{}'
  return { kind: 'list', open: '{', items, close: '}', pad: ' ', separator: '; ', ending: '', broken: options.broken ?? false }
}

/** `{`, one statement or member per line, `}`; empty text is an empty line. */
export function block(statements: readonly Code[]): Code {
  return members(statements, { broken: true })
}

/** `[a, b]`; a list of objects with several properties has one of them per line. */
export function array(items: readonly Code[]): Code {
  const isTable = items.length > 1 && items.every((item) => isGroup(item) && item.open === '{' && item.items.length > 1)
  return { kind: 'list', open: '[', items, close: ']', pad: '', separator: ', ', ending: ',', broken: isTable }
}

/** `callee(a, b)`: an object or list as the last argument stays on the call's line. */
export function call(callee: string, args: readonly Code[]): Code {
  if (args.length === 0) return `${callee}()`
  return { kind: 'list', open: `${callee}(`, items: args, close: ')', pad: '', separator: ', ', ending: ',', broken: false }
}

/** ` 'a' | 'b'`, after `=` or `:`; broken, one option per line. */
export function union(options: readonly Code[]): Code {
  return { kind: 'union', open: ' ', items: options, close: '', pad: '', separator: ' | ', ending: '', broken: false }
}

/** ` A & B`, after `=`; broken, each part but the first on a line of its own. */
export function intersection(parts: readonly Code[]): Code {
  return { kind: 'intersection', open: ' ', items: parts, close: '', pad: '', separator: ' & ', ending: '', broken: false }
}

/** ` value`, after `:` or `=`; broken, on the next line: for text that has no place to break. */
export function hanging(value: string): Code {
  return { kind: 'hanging', open: ' ', items: [value], close: '', pad: '', separator: ', ', ending: '', broken: false }
}

/** The text of a statement that begins at `indent` columns; `after` columns follow it on its last line. */
export function print(code: Code, indent = 0, after = 0): string {
  return layout(code, indent, indent, after)
}

function layout(code: Code, indent: number, column: number, after: number): string {
  if (typeof code === 'string') return code
  const flat = onOneLine(code, width - column - after)
  if (flat !== undefined) return flat
  if (!isGroup(code)) return sequence(code, indent, column, after)
  const lines = code.items.map((item) => layout(item, indent + 2, indent + 2, 2))
  if (code.kind === 'hanging') return `\n${spaces(indent + 2)}${lines.join('')}`
  if (code.kind === 'intersection') return ` ${lines.join(` &\n${spaces(indent + 2)}`)}`
  if (code.kind === 'union') {
    // What follows `| ` is as far in as that makes it.
    const options = code.items.map((item) => layout(item, indent + 4, indent + 4, 2))
    return options.map((line) => `\n${spaces(indent + 2)}| ${line}`).join('')
  }
  return hugged(code, indent, column, after) ?? broken(code, indent)
}

function sequence(parts: readonly Code[], indent: number, column: number, after: number): string {
  let text = ''
  let at = column
  parts.forEach((part, index) => {
    const piece = layout(part, indent, at, widthUntilBreak(parts, index + 1, after))
    text += piece
    const line = piece.lastIndexOf('\n')
    at = line === -1 ? at + piece.length : piece.length - line - 1
  })
  return text
}

function broken(group: Group, indent: number): string {
  const inner = indent + 2
  const items = group.items.map((item) =>
    item === '' ? '\n' : `${spaces(inner)}${layout(item, inner, inner, group.ending.length)}${group.ending}\n`,
  )
  return `${group.open}\n${items.join('')}${spaces(indent)}${group.close}`
}

/** A call whose last argument breaks alone, its brackets against those of the call. */
function hugged(group: Group, indent: number, column: number, after: number): string | undefined {
  const last = group.items.at(-1)
  if (!group.open.endsWith('(') || last === undefined || !endsInList(last)) return undefined
  const first = group.items.slice(0, -1).map((item) => onOneLine(item, width))
  if (first.some((text) => text === undefined)) return undefined
  const head = `${group.open}${first.map((text) => `${text}, `).join('')}`
  if (column + head.length + opening(last).length > width) return undefined
  return `${head}${layout(last, indent, column + head.length, after + group.close.length)}${group.close}`
}

function endsInList(code: Code): boolean {
  if (typeof code === 'string') return false
  if (isGroup(code)) return code.open === '{' || code.open === '['
  const last = code.at(-1)
  const before = code.slice(0, -1)
  if (last === ')' && before.length > 0) return endsInList(before)
  return last !== undefined && before.every((part) => typeof part === 'string') && endsInList(last)
}

/** The columns from `index` on that no break can move to the next line. */
function widthUntilBreak(parts: readonly Code[], index: number, after: number): number {
  let columns = 0
  for (const part of parts.slice(index)) {
    if (typeof part !== 'string') return columns + opening(part).length
    columns += part.length
  }
  return columns + after
}

function opening(code: Code): string {
  if (typeof code === 'string') return code
  if (isGroup(code)) return code.open
  const [first, ...rest] = code
  if (first === undefined) return ''
  return typeof first === 'string' ? `${first}${opening(rest)}` : opening(first)
}

/** The text, where it takes one line and no more columns than there are. */
function onOneLine(code: Code, room: number): string | undefined {
  if (typeof code === 'string') return code.length > room || code.includes('\n') ? undefined : code
  if (!isGroup(code)) return joined(code, '', room)
  if (code.broken) return undefined
  const { open, pad, close } = code
  const items = joined(code.items, code.separator, room - open.length - close.length - 2 * pad.length)
  return items === undefined ? undefined : `${open}${pad}${items}${pad}${close}`
}

function joined(items: readonly Code[], separator: string, room: number): string | undefined {
  let line = ''
  for (const [index, item] of items.entries()) {
    if (index > 0) line += separator
    const text = onOneLine(item, room - line.length)
    if (text === undefined) return undefined
    line += text
  }
  return line
}

function isGroup(code: Code): code is Group {
  return typeof code === 'object' && 'kind' in code
}

function spaces(count: number): string {
  return ' '.repeat(count)
}
