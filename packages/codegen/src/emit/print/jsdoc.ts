/** The longest line of a comment, its indent included. */
const width = 120

/** A documentation comment; each paragraph begins on a line of its own. Empty paragraphs are dropped. */
export function jsdoc(paragraphs: readonly string[], indent = 0): string {
  const margin = ' '.repeat(indent)
  const texts = paragraphs.map(clean).filter((text) => text !== '')
  const lines = texts.flatMap((text) => wrap(text, width - indent - 3))
  if (lines.length === 0) return ''
  if (lines.length === 1) return `${margin}/** ${lines[0]} */\n`
  return `${margin}/**\n${lines.map((line) => `${margin} * ${line}\n`).join('')}${margin} */\n`
}

/** One line of text that cannot end the comment, nor begin a tag of its own. */
function clean(text: string): string {
  const line = text
    .replaceAll(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .replaceAll('*/', '*\\/')
  return line.startsWith('@') ? `\\${line}` : line
}

/** Words fill lines, but what stands between backticks stays together. */
function wrap(text: string, columns: number): string[] {
  if (text.length <= columns) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.match(/(?:`[^`]*`|[^ `]|`)+/g) ?? []) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return line === '' ? lines : [...lines, line]
}
