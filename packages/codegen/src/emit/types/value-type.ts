import type { AttributeType } from '@keyloom/core'
import type { ValueNames } from '../names/value-names.js'
import { type Code, members, union } from '../print/layout.js'
import { literal, memberName } from '../print/safe-identifier.js'

/** What a value's type is written with: the names its parts have, the spelling of global types, and the side it is on. */
export interface TypeContext {
  readonly names: ValueNames
  readonly global: (name: string) => string
  /** Called with the name of each type of `entities.ts` that is used: another file imports it. */
  readonly use?: (name: string) => string
  /** `input` is what a caller may write: defaults may be left out. */
  readonly side: 'entity' | 'input'
}

/** The TypeScript type of a value at a place, by name where it has one. */
export function valueType(type: AttributeType, at: string, context: TypeContext): string {
  const named = context.names.get(at)
  if (named === undefined) return plainType(type, at, context)
  const name = context.side === 'input' && named.inputName !== undefined ? named.inputName : named.name
  return context.use === undefined ? name : context.use(name)
}

function plainType(type: AttributeType, at: string, context: TypeContext): string {
  const inner = (part: AttributeType, suffix: string) => valueType(part, `${at}${suffix}`, context)
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'null':
    case 'unknown':
      return type.kind
    case 'enum':
    case 'literal':
      return type.values.map(literal).join(' | ')
    case 'date':
      return context.global('Date')
    case 'binary':
      return context.global('Uint8Array')
    case 'array':
      return `readonly ${inParentheses(inner(type.element, '[]'))}[]`
    case 'tuple': {
      const items = type.items.map((item, index) => inner(item, `[${index}]`))
      const rest = type.rest === undefined ? [] : [`...${inParentheses(inner(type.rest, '[]'))}[]`]
      return `readonly [${[...items, ...rest].join(', ')}]`
    }
    case 'set':
      return `${context.global('ReadonlySet')}<${inner(type.element, '[]')}>`
    case 'map':
      return `${context.global('ReadonlyMap')}<${inner(type.key, '{key}')}, ${inner(type.value, '{}')}>`
    case 'record': {
      const record = `${context.global('Record')}<${inner(type.key, '{key}')}, ${inner(type.value, '{}')}>`
      return `${context.global('Readonly')}<${type.partial === true ? `${context.global('Partial')}<${record}>` : record}>`
    }
    case 'object':
      return '{}'
    case 'union':
      return type.options.map((option, index) => inner(option, `|${index}`)).join(' | ')
    case 'nullable':
      return `${inner(type.inner, '?')} | null`
  }
}

/** The declaration of a named value. */
export function namedTypeBody(type: AttributeType, at: string, context: TypeContext): { kind: 'interface' | 'type'; body: Code } {
  if (type.kind !== 'object') return { kind: 'type', body: aliasBody(type, at, context) }
  const properties: Code[] = type.properties.map((property) => {
    const text = valueType(property.type, `${at}.${property.name}`, context)
    const mayMiss = property.optional || (context.side === 'input' && property.default !== undefined)
    return `readonly ${memberName(property.name)}${mayMiss ? '?' : ''}: ${mayMiss ? `${text} | undefined` : text}`
  })
  if (type.unknownKeys === 'keep') properties.push('readonly [name: string]: unknown')
  return { kind: 'interface', body: members(properties, { broken: true }) }
}

function aliasBody(type: AttributeType, at: string, context: TypeContext): Code {
  if (type.kind === 'enum') return union(type.values.map(literal))
  if (type.kind === 'union') return union(type.options.map((option, index) => valueType(option, `${at}|${index}`, context)))
  return ` ${plainType(type, at, context)}`
}

function inParentheses(text: string): string {
  return text.includes(' | ') || text.startsWith('readonly ') ? `(${text})` : text
}
