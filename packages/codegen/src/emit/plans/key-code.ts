import type { BoundPart } from '@keyloom/core'
import type { EmitContext } from '../context.js'
import { type CodeToken, keyValueCode, textCode } from '../keys/encoding-code.js'
import { type KeyImports, keyImports } from '../keys/key-imports.js'
import type { FileBuilder } from '../print/file-builder.js'
import { type Code, hanging, object } from '../print/layout.js'
import { access, propertyName } from '../print/safe-identifier.js'
import { inputsType, type PlanInput } from './inputs.js'

/** What the functions of a plan are printed with. */
export interface PlanCode {
  readonly context: EmitContext
  readonly file: FileBuilder
  readonly inputs: readonly PlanInput[]
  readonly table: string
  /** Names the entity or collection in errors. */
  readonly subject: string
}

/** `(by: { customerId: string }) => ({ pk: … })` */
export function itemFunction(code: PlanCode, parts: readonly BoundPart[], roles: readonly ('partition' | 'sort')[]): Code {
  const properties = parts.map((part, index): Code => {
    const attribute = { type: part.type, role: roles[index] ?? 'sort', at: `${code.subject}.${part.attribute}` } as const
    return [`${propertyName(part.attribute)}: `, keyValueCode(tokensOf(code, part), attribute, keyImportsOf(code))]
  })
  return [`${parameter(code, parts)} => (`, object(properties), ')']
}

/** `(by: { customerId: string }) => 'ORDER#'` */
export function textFunction(code: PlanCode, part: BoundPart): Code {
  return [`${parameter(code, [part])} =>`, hanging(textCode(tokensOf(code, part), keyImportsOf(code)))]
}

export function keyImportsOf({ context, table, file }: PlanCode): KeyImports {
  return keyImports(context, table, file.imports)
}

function parameter({ context, file, inputs }: PlanCode, parts: readonly BoundPart[]): string {
  const used = new Set(parts.flatMap((part) => part.tokens).flatMap((token) => (token.kind === 'input' ? [token.input] : [])))
  const asked = inputs.filter(({ name }) => used.has(name))
  return asked.length === 0 ? '()' : `(by: ${inputsType(context, asked, file)})`
}

function tokensOf(code: PlanCode, part: BoundPart): CodeToken[] {
  const key = keyImportsOf(code)
  return part.tokens.map((token) => {
    if (token.kind === 'literal') return token
    const given = access('by', token.input)
    // Of what only a part is asked for, that part is given.
    const isPart = code.inputs.some(({ name, isPart }) => name === token.input && isPart)
    const value = isPart ? given : key.stored(token.entity, token.attribute, given)
    return { kind: 'value', value, encoding: token.encoding, at: `${token.entity}.${token.attribute}` }
  })
}
