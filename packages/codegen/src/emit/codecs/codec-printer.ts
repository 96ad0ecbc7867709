import type { AttributeModel, AttributeType, EntityModel, PropertyModel } from '@keyloom/core'
import { runtime } from '../context.js'
import type { NameScope } from '../names/name-scope.js'
import { hasName, partsOf } from '../names/value-names.js'
import type { FileBuilder } from '../print/file-builder.js'
import { array, type Code, call, object } from '../print/layout.js'
import { ownImport } from '../print/own-import.js'
import { access, literal, pascalCase, propertyName, propertyOf, quote } from '../print/safe-identifier.js'
import { codecNames, type Place, placeInside } from './codec-name.js'
import { bigintRules, dateRules, numberRules, sizeRules, stringRules, withRules } from './codec-rules.js'
import { type UnrolledMember, unrolledCode } from './unrolled-code.js'
import { valueCode } from './value-code.js'

/** Prints codecs; what several attributes share, and what is long, becomes a constant of the file. */
export interface CodecPrinter {
  /** The constants met so far, each after those it is made of. */
  readonly constants: readonly { readonly name: string; readonly value: Code }[]
  /** A table of codecs as a constant that is called `name`, and the code that goes through it member by member. */
  table(name: string, members: readonly Member[], placeOf: (member: Member) => Place): CodecTable
}

/** An attribute, or a property of an object. */
type Member = PropertyModel & Partial<Pick<AttributeModel, 'hidden' | 'implied' | 'code' | 'converts' | 'stored'>>

interface CodecTable {
  readonly name: string
  readonly code: Code
  readonly unrolled: Code | undefined
}

export function codecPrinter(file: FileBuilder, scope: NameScope, entities: readonly EntityModel[], sources: string): CodecPrinter {
  const uses = countUses(entities)
  const known = new Map<string, string>()
  const constants: { name: string; value: Code }[] = []
  const factory = (name: string) => file.imports.value(runtime, name)

  function table(wanted: string, members: readonly Member[], placeOf: (member: Member) => Place): CodecTable {
    const codecs = members.map((each) => ({ each, codec: member(each, placeOf(each)) }))
    const name = scope.free(wanted)
    const unrolled = codecs.map(({ each, codec }): UnrolledMember => {
      const { type, optional, hidden, implied, code, stored = each.name } = each
      const hasDefault = each.default !== undefined || implied === 'counter'
      const flags = { optional, isHidden: hidden === true, isImplied: implied !== undefined, hasCode: code !== undefined, hasDefault }
      // A constant by its own name, anything else by its place in the table.
      const isConstant = typeof codec === 'string' && !codec.endsWith(')')
      return { name: each.name, stored, type, codec: isConstant ? codec : access(name, each.name), ...flags }
    })
    return { name, code: object(codecs.map(({ each, codec }) => namedMember(each.name, codec))), unrolled: unrolledCode(file, unrolled) }
  }

  /** The codec of an attribute or property: its type, and whether it may be left out. */
  function member({ type, optional, default: fallback, implied, code, converts }: Member, place: Place): Code {
    const codec =
      code === undefined
        ? ofType(type, place)
        : call(factory(converts === true ? 'converted' : 'custom'), [ownImport(code, sources, file.imports), ofType(type, place)])
    if (implied === 'counter') return call(factory('counter'), [codec])
    if (implied !== undefined) return call(factory('implied'), [optional ? call(factory('optional'), [codec]) : codec])
    if (fallback !== undefined) return call(factory('withDefault'), [codec, ['() => ', valueCode(fallback, true)]])
    return optional ? call(factory('optional'), [codec]) : codec
  }

  function ofType(type: AttributeType, place: Place): Code {
    const key = JSON.stringify(type)
    const constant = known.get(key)
    if (constant !== undefined) return constant
    const isShared = (uses.get(key) ?? 0) > 1
    if (type.kind === 'object') return named(key, scope.free(...codecNames(type, place, isShared)), (name) => objectCode(name, type, place))
    const code = expression(type, place)
    return deservesName(type, isShared) ? named(key, scope.free(...codecNames(type, place, isShared)), () => code) : code
  }

  function named(key: string, name: string, code: (name: string) => Code): string {
    constants.push({ name, value: code(name) })
    known.set(key, name)
    return name
  }

  function objectCode(name: string, type: Extract<AttributeType, { kind: 'object' }>, place: Place): Code {
    const inside = (property: PropertyModel) => placeInside(place, `.${property.name}`, pascalCase(property.name), property.name)
    const { name: properties, code, unrolled } = table(`${name}Properties`, type.properties, inside)
    constants.push({ name: properties, value: code })
    const typed = place.types.get(place.at)?.name
    const of = typed === undefined ? '' : `<${file.imports.type('./entities.js', typed)}>`
    const made = { strip: 'object', refuse: 'strictObject', keep: 'looseObject' }[type.unknownKeys]
    return call(`${factory(made)}${of}`, unrolled === undefined ? [properties] : [properties, unrolled])
  }

  function expression(type: AttributeType, place: Place): Code {
    const inner = (part: AttributeType, at: string, name: string) => ofType(part, placeInside(place, at, name))
    switch (type.kind) {
      case 'string':
        return call(factory(type.format === 'url' ? 'url' : 'string'), withRules([], stringRules(type, factory)))
      case 'number':
        return call(factory(type.integer ? 'integer' : 'number'), withRules([], numberRules(type)))
      case 'bigint':
        return call(factory('bigint'), withRules([], bigintRules(type)))
      case 'boolean':
      case 'binary':
        return call(factory(type.kind), [])
      case 'unknown':
        return call(factory(type.json === true ? 'json' : 'unknown'), [])
      case 'null':
        return call(factory('nullValue'), [])
      case 'date':
        return call(factory('date'), withRules([], dateRules(type)))
      case 'enum':
        return call(factory('enumeration'), [array(type.values.map(literal))])
      case 'literal':
        return call(factory('literal'), [array(type.values.map(literal))])
      case 'array':
        return call(factory('list'), withRules([inner(type.element, '[]', 'Item')], sizeRules(type)))
      case 'set':
        return call(factory(setFactory(type.element)), withRules([inner(type.element, '[]', 'Item')], sizeRules(type)))
      case 'tuple': {
        const items = array(type.items.map((item, index) => inner(item, `[${index}]`, String(index + 1))))
        return call(factory('tuple'), type.rest === undefined ? [items] : [items, inner(type.rest, '[]', 'Rest')])
      }
      case 'map':
        return call(factory('map'), [inner(type.key, '{key}', 'Key'), inner(type.value, '{}', 'Value')])
      case 'record':
        return call(factory('record'), [
          inner(type.key, '{key}', 'Key'),
          inner(type.value, '{}', 'Value'),
          ...(type.partial === true ? [quote('partial')] : []),
        ])
      case 'object':
        return ofType(type, place)
      case 'union':
        return unionCode(type, place)
      case 'nullable':
        return call(factory('nullable'), [ofType(type.inner, { ...place, at: `${place.at}?` })])
    }
  }

  function unionCode(type: Extract<AttributeType, { kind: 'union' }>, place: Place): Code {
    const parts = partsOf(type)
    const options = parts.map((part) => ({
      values: constantsOf(part.type, type.discriminator),
      code: ofType(part.type, placeInside(place, part.at, part.name)),
    }))
    if (type.discriminator === undefined || options.some(({ values }) => values.length === 0)) {
      return call(factory('union'), [array(options.map(({ code }) => code))])
    }
    const pairs = options.flatMap(({ values, code }) => values.map((value) => array([literal(value), code])))
    return call(factory('discriminatedUnion'), [quote(type.discriminator), array(pairs)])
  }

  return { table, constants }
}

/** `address: optional(address)`, or `address` where the codec is the constant of that name. */
export function namedMember(name: string, codec: Code): Code {
  return typeof codec === 'string' ? propertyOf(name, codec) : [`${propertyName(name)}: `, codec]
}

/** How often each type occurs, by its text; the parts of a type count once, since it becomes one constant. */
function countUses(entities: readonly EntityModel[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>()
  const visit = (type: AttributeType) => {
    const key = JSON.stringify(type)
    const known = uses.get(key) ?? 0
    uses.set(key, known + 1)
    if (known === 0) for (const part of partsOf(type)) visit(part.type)
  }
  for (const { attributes } of entities) for (const { type } of attributes) visit(type)
  return uses
}

/** Objects, enumerations and patterns always; anything else with options, once it is used twice. */
function deservesName(type: AttributeType, isShared: boolean): boolean {
  if (hasName(type)) return true
  if (type.kind === 'string' && type.patterns !== undefined) return true
  return isShared && type.kind !== 'literal' && Object.keys(type).some((key) => key !== 'kind' && key !== 'integer' && key !== 'stored')
}

function setFactory(element: AttributeType): string {
  if (element.kind === 'bigint') return 'bigintSet'
  if (element.kind === 'binary') return 'binarySet'
  const isNumber =
    element.kind === 'number' || ((element.kind === 'enum' || element.kind === 'literal') && typeof element.values[0] === 'number')
  return isNumber ? 'numberSet' : 'stringSet'
}

/** The values that a discriminator has in one option of a union. */
function constantsOf(type: AttributeType, discriminator: string | undefined): readonly (string | number | boolean | null)[] {
  if (type.kind !== 'object') return []
  const property = type.properties.find(({ name }) => name === discriminator)?.type
  return property?.kind === 'literal' || property?.kind === 'enum' ? property.values : []
}
