/** A template as written: the text between placeholders, with doubled braces read as one, and what stands in each placeholder. */
export type TemplatePiece = { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'placeholder'; readonly body: string }

/** The pieces of a template, or what is wrong with its form. */
export function parseTemplate(template: string): { readonly pieces: readonly TemplatePiece[] } | { readonly fault: string } {
  if (template === '') return { fault: 'is empty' }
  const pieces: TemplatePiece[] = []
  let literal = ''
  let position = 0
  while (position < template.length) {
    const character = template[position]
    if ((character === '{' || character === '}') && template[position + 1] === character) {
      literal += character
      position += 2
    } else if (character === '}') {
      return { fault: "has a '}' that closes nothing; a literal brace is doubled" }
    } else if (character === '{') {
      const end = template.indexOf('}', position)
      if (end < 0) return { fault: `has a placeholder that is not closed: '${template.slice(position)}'` }
      const body = template.slice(position + 1, end)
      if (body.includes('{')) return { fault: `has a placeholder that is not closed: '{${body.slice(0, body.indexOf('{'))}'` }
      if (literal !== '') pieces.push({ kind: 'literal', text: literal })
      literal = ''
      pieces.push({ kind: 'placeholder', body })
      position = end + 1
    } else {
      literal += character
      position += 1
    }
  }
  if (literal !== '') pieces.push({ kind: 'literal', text: literal })
  return { pieces }
}

/** The attribute and format that a placeholder or an input names. A name that an attribute has is no name with a format. */
export function splitFormat(body: string, isAttribute: (name: string) => boolean): { readonly name: string; readonly format?: string } {
  const colon = body.indexOf(':')
  if (colon < 0 || isAttribute(body)) return { name: body }
  return { name: body.slice(0, colon), format: body.slice(colon + 1) }
}
