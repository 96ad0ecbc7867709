import type { AttributeType } from '@keyloom/core'
import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import { block, type Code, call, object } from '../print/layout.js'
import { access, entry, propertyName, quote } from '../print/safe-identifier.js'

/** One attribute of an entity, or one property of an object. */
export interface UnrolledMember {
  readonly name: string
  /** The name it is stored under. */
  readonly stored: string
  readonly type: AttributeType
  /** An expression for its codec. */
  readonly codec: string
  readonly optional: boolean
  /** Not returned, so an entity that was read is written without it. */
  readonly isHidden: boolean
  /** Set by Keyloom: what a caller gives for it is not looked at. */
  readonly isImplied: boolean
  /** Code of the user's own decides how it is written. */
  readonly hasCode: boolean
  /** Where none is stored, there is a value all the same. */
  readonly hasDefault: boolean
}

/** The parameters and constants of unrolled code: no constant of the file has such a name. */
export const unrolledParameters = ['input', 'value', 'item', 'issues'] as const

/**
 * `{ check, write, read }`: a literal as far as all is always there, then each of the rest where it is.
 * Undefined where a name is one that every object inherits: those are left to the walk, which tells what an object has of its own.
 */
export function unrolledCode(file: FileBuilder, members: readonly UnrolledMember[]): Code | undefined {
  if (members.some(({ name, stored }) => name in {} || stored in {})) return undefined
  const given = members.filter(({ isImplied }) => !isImplied)
  return object(
    [
      [
        'check: (input, issues) => ',
        returned(
          'value',
          given.map((member) => checked(file, member)),
        ),
      ],
      [
        'write: (value) => ',
        returned(
          'item',
          members.map((member) => written(file, member)),
        ),
      ],
      [
        'read: (item, issues) => ',
        returned(
          'value',
          members.map((member) => read(file, member)),
        ),
      ],
    ],
    { broken: true },
  )
}

/** One property of the result, or the statement that sets it where it may be absent. */
interface Part {
  readonly name: string
  readonly code: Code
  readonly statement?: Code
}

/** The body of a function that makes an object of these parts, in their order. It calls the object `made`. */
function returned(made: string, parts: readonly Part[]): Code {
  const first = parts.findIndex(({ statement }) => statement !== undefined)
  if (first === -1) return ['(', literal(parts), ')']
  return block([
    [`const ${made}: Record<string, unknown> = `, literal(parts.slice(0, first))],
    ...parts.slice(first).map(({ name, code, statement }) => statement ?? set(made, name, code)),
    `return ${made}`,
  ])
}

function literal(parts: readonly Part[]): Code {
  const properties = parts.map(({ name, code }) => [`${propertyName(name)}: `, code])
  return object(properties, { broken: true })
}

function set(made: string, name: string, code: Code): Code {
  return [`${entry(made, name)} = `, code]
}

/** The property where there is a value. */
function ifGiven(value: string, made: string, name: string, code: Code): Part {
  return { name, code, statement: [`if (${value} !== undefined) `, set(made, name, code)] }
}

/** The property where the code gives a value: of an empty set, nothing is left. */
function ifLeft(file: FileBuilder, made: string, name: string, code: Code): Part {
  return { name, code, statement: call(file.imports.value(runtime, 'setPresent'), [made, quote(name), code]) }
}

function checked(file: FileBuilder, { name, type, codec, optional }: UnrolledMember): Part {
  const value = access('input', name)
  const code = `${codec}.check(${value}, issues)`
  if (optional && holdsSet(type)) return ifLeft(file, 'value', name, code)
  return optional ? ifGiven(value, 'value', name, code) : { name, code }
}

function written(file: FileBuilder, { name, stored, type, codec, optional, isHidden, hasCode }: UnrolledMember): Part {
  const value = access('value', name)
  if (holdsSet(type)) return ifLeft(file, 'item', stored, `${codec}.write(${value})`)
  const code = (hasCode ? undefined : scalar(file, type, value)) ?? `${codec}.write(${value})`
  return optional || isHidden ? ifGiven(value, 'item', stored, code) : { name: stored, code }
}

function read(file: FileBuilder, { name, stored, type, codec, optional, hasCode, hasDefault }: UnrolledMember): Part {
  const value = entry('item', stored)
  const reader = hasCode || hasDefault ? undefined : readerOf(type)
  const code = `${reader === undefined ? `${codec}.read` : file.imports.value(runtime, reader)}(${value}, issues)`
  return optional ? ifGiven(value, 'value', name, code) : { name, code }
}

/** Whether a value may be an empty set, of which nothing is stored. */
function holdsSet(type: AttributeType): boolean {
  if (type.kind === 'union') return type.options.some(holdsSet)
  return type.kind === 'set' || (type.kind === 'nullable' && holdsSet(type.inner))
}

/** The function that reads every value of a type, whatever its rules. */
function readerOf(type: AttributeType): string | undefined {
  if (type.kind === 'string') return 'readString'
  if (type.kind !== 'number') return undefined
  return type.integer ? 'readInteger' : 'readNumber'
}

/** A value of a type that is stored as it is. */
function scalar(file: FileBuilder, type: AttributeType, value: string): string | undefined {
  const values = type.kind === 'enum' || type.kind === 'literal' ? type.values : []
  const isAll = (kind: string) => type.kind === kind || (values.length > 0 && values.every((each) => typeof each === kind))
  if (isAll('string')) return `{ S: ${value} }`
  if (isAll('number')) return `{ N: ${file.global('String')}(${value}) }`
  return isAll('boolean') ? `{ BOOL: ${value} }` : undefined
}
