import type { AttributeType } from '@keyloom/core'
import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import { type Code, call, object } from '../print/layout.js'
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
}

/** The parameters of unrolled code: no constant of the file has such a name. */
export const unrolledParameters = ['input', 'value', 'item', 'issues'] as const

/**
 * `{ check, write, read }`, each a literal with one member after the other. Undefined where a name is one that every object inherits: those
 * are left to the walk, which tells what an object has of its own.
 */
export function unrolledCode(file: FileBuilder, members: readonly UnrolledMember[]): Code | undefined {
  if (members.some(({ name, stored }) => name in {} || stored in {})) return undefined
  const given = members.filter(({ isImplied }) => !isImplied)
  return object(
    [
      ['check: (input, issues) => ', returned(given.map((member) => checked(file, member)))],
      ['write: (value) => ', returned(members.map((member) => written(file, member)))],
      ['read: (item, issues) => ', returned(members.map(read))],
    ],
    { broken: true },
  )
}

function returned(members: readonly Code[]): Code {
  return ['(', object(members, { broken: true }), ')']
}

function checked(file: FileBuilder, { name, type, codec, optional }: UnrolledMember): Code {
  const value = access('input', name)
  const result = `${codec}.check(${value}, issues)`
  // Of an empty set, nothing is left.
  if (optional && holdsSet(type)) return present(file, name, result)
  return optional ? spread(value, name, result) : `${propertyName(name)}: ${result}`
}

function written(file: FileBuilder, { name, stored, type, codec, optional, isHidden, hasCode }: UnrolledMember): Code {
  const value = access('value', name)
  if (holdsSet(type)) return present(file, stored, `${codec}.write(${value})`)
  const result = (hasCode ? undefined : scalar(file, type, value)) ?? `${codec}.write(${value})`
  return optional || isHidden ? spread(value, stored, result) : `${propertyName(stored)}: ${result}`
}

function read({ name, stored, codec, optional }: UnrolledMember): Code {
  const value = entry('item', stored)
  const result = `${codec}.read(${value}, issues)`
  return optional ? spread(value, name, result) : `${propertyName(name)}: ${result}`
}

/** Whether a value may be an empty set, of which nothing is stored. */
function holdsSet(type: AttributeType): boolean {
  if (type.kind === 'union') return type.options.some(holdsSet)
  return type.kind === 'set' || (type.kind === 'nullable' && holdsSet(type.inner))
}

/** A value of a type that is stored as it is. */
function scalar(file: FileBuilder, type: AttributeType, value: string): string | undefined {
  const values = type.kind === 'enum' || type.kind === 'literal' ? type.values : []
  const isAll = (kind: string) => type.kind === kind || (values.length > 0 && values.every((each) => typeof each === kind))
  if (isAll('string')) return `{ S: ${value} }`
  if (isAll('number')) return `{ N: ${file.global('String')}(${value}) }`
  return isAll('boolean') ? `{ BOOL: ${value} }` : undefined
}

function spread(value: string, name: string, result: string): string {
  return `...(${value} !== undefined && { ${propertyName(name)}: ${result} })`
}

function present(file: FileBuilder, name: string, value: string): Code {
  return ['...', call(file.imports.value(runtime, 'present'), [quote(name), value])]
}
