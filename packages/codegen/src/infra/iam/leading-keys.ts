import type { BoundPart, EntityModel, KeyPart } from '@keyloom/core'

/** The partition keys that items of an entity have, as a pattern: what the scope fixes is a tag of the principal, all else any text. */
export function keyPattern(part: KeyPart, { scope = [] }: EntityModel): string {
  if (part.kind === 'natural') return valuePattern(part.source, scope)
  return part.tokens.map((token) => (token.kind === 'literal' ? literally(token.text) : valuePattern(token.attribute, scope))).join('')
}

/** The partition keys that a read asks for. */
export function boundPattern({ tokens }: BoundPart, scope: readonly string[] = []): string {
  return tokens.map((token) => (token.kind === 'literal' ? literally(token.text) : valuePattern(token.attribute, scope))).join('')
}

function valuePattern(attribute: string, scope: readonly string[]): string {
  return scope.includes(attribute) ? `\${aws:PrincipalTag/${attribute}}` : '*'
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars */
function literally(text: string): string {
  return text.replace(/[*?$]/g, (special) => `\${${special}}`)
}
