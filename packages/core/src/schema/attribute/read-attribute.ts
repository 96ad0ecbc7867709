import type { AttributeType, Json } from '../../model/index.js'
import type { Report } from '../report.js'
import { readArray, readMap, readObject, readRecord, readSet, readTuple, readUnion } from './container-type.js'
import { readDefault } from './default-value.js'
import { readBigint, readDate, readNumber } from './number-type.js'
import type { AttributeReading, Member, Reader } from './reader.js'
import { REPORTED } from './reported.js'
import { readOtherCheck, readString } from './string-type.js'
import { checksOf, classOf, type Definition, definitionOf, descriptionOf, factsOf, isZodSchema } from './zod-definition.js'

/** Reads the zod schema of an attribute; what Keyloom cannot store is reported at its path. */
export function readAttribute(schema: unknown, path: readonly string[], report: Report): AttributeReading {
  let code: AttributeReading['code']
  // The schemas being read, from the outside in: one that is inside itself has no end.
  const open: unknown[] = []

  const reader: Reader = {
    refuse(at, what, instead) {
      report.add('SCHEMA.TYPE', at, `${describePlace(at)} uses ${what}, which Keyloom cannot store or check.`, instead)
      return REPORTED
    },
    code(at, what, converts = false) {
      code = { path: at, what, ...code, converts: converts || code?.converts === true }
    },
    value(inner, at) {
      const member = reader.member(inner, at)
      if (member.optional) reader.refuse(at, 'an optional value inside a list, map or union', 'DynamoDB has no undefined: use nullable().')
      if (member.default !== undefined)
        reader.refuse(at, 'a default inside a list, map or union', 'Give the attribute or property a default.')
      return member.type
    },
    member(inner, at) {
      if (!isZodSchema(inner)) {
        return { type: reader.refuse(at, 'a value that is not a schema of zod 4', "Import z from 'zod' version 4."), optional: false }
      }
      if (open.includes(inner)) {
        return {
          type: reader.refuse(at, 'a type that contains itself', 'Use z.json() or z.unknown() where it begins again.'),
          optional: false,
        }
      }
      open.push(inner)
      const member = readMember(inner, definitionOf(inner), at, reader)
      open.pop()
      const description = descriptionOf(inner)
      return { ...member, ...(description !== undefined && { description }), ...factsOf(inner) }
    },
  }
  const member = reader.member(schema, path)
  return code === undefined ? { member } : { member, code }
}

/** The schema of an attribute and those within what may surround a type: one of them is exported. */
export function wrappedSchemas(schema: unknown): unknown[] {
  if (!isZodSchema(schema)) return []
  const definition = definitionOf(schema)
  return 'innerType' in definition ? [schema, ...wrappedSchemas(definition.innerType)] : [schema]
}

/** Takes off what surrounds a type: it may be absent, or have a default. */
function readMember(schema: unknown, definition: Definition, path: readonly string[], reader: Reader): Member {
  switch (definition.type) {
    case 'optional': {
      const inner = reader.member(definition.innerType, path)
      refuseChecks(definition, path, reader)
      // With a default inside, zod fills in an absent value: there always is one.
      return inner.default === undefined ? { ...inner, optional: true } : inner
    }
    case 'nonoptional':
      refuseChecks(definition, path, reader)
      return { ...reader.member(definition.innerType, path), optional: false }
    case 'readonly':
      refuseChecks(definition, path, reader)
      return reader.member(definition.innerType, path)
    case 'nullable': {
      const inner = reader.member(definition.innerType, path)
      refuseChecks(definition, path, reader)
      return {
        ...inner,
        type: inner.type.kind === 'nullable' || inner.type === REPORTED ? inner.type : { kind: 'nullable', inner: inner.type },
      }
    }
    case 'default': {
      const inner = reader.member(definition.innerType, path)
      refuseChecks(definition, path, reader)
      const fallback = readDefault(() => definition.defaultValue, inner.type)
      if ('reason' in fallback)
        reader.refuse(
          path,
          fallback.reason,
          'Give a constant, or set the value before the call; timestamps: true keeps createdAt and updatedAt.',
        )
      return { ...inner, optional: false, ...('value' in fallback ? { default: fallback.value satisfies Json } : {}) }
    }
    default:
      return { type: readType(schema, definition, path, reader), optional: false }
  }
}

function readType(schema: unknown, definition: Definition, path: readonly string[], reader: Reader): AttributeType {
  if ('coerce' in definition && definition.coerce === true) {
    return reader.refuse(path, `z.coerce.${definition.type}()`, `Convert the value before the call and use z.${definition.type}().`)
  }
  switch (definition.type) {
    case 'string':
      return readString(definition, path, reader)
    case 'number':
      return readNumber(definition, path, reader)
    case 'bigint':
      return readBigint(definition, path, reader)
    case 'date':
      return readDate(definition, path, reader)
    case 'array':
      return readArray(definition, path, reader)
    case 'tuple':
      return readTuple(definition, path, reader)
    case 'set':
      return readSet(definition, path, reader)
    case 'map':
      return readMap(definition, path, reader)
    case 'record':
      return readRecord(definition, path, reader)
    case 'object':
      return readObject(definition, path, reader)
    case 'union':
      return readUnion(definition, path, reader)
    default:
      return readPlain(schema, definition, path, reader)
  }
}

/** Types without anything inside them, and those that cannot be stored. */
function readPlain(schema: unknown, definition: Definition, path: readonly string[], reader: Reader): AttributeType {
  if (definition.type !== 'custom') refuseChecks(definition, path, reader)
  switch (definition.type) {
    case 'boolean':
      return { kind: 'boolean' }
    case 'null':
      return { kind: 'null' }
    case 'any':
    case 'unknown':
      return { kind: 'unknown' }
    case 'enum':
      return { kind: 'enum', values: enumValues(definition.entries) }
    case 'literal':
      return readLiteral(definition.values, path, reader)
    case 'template_literal': {
      const { source, flags } = (schema as { readonly _zod: { readonly pattern: RegExp } })._zod.pattern
      return { kind: 'string', patterns: [{ source, flags }] }
    }
    case 'lazy':
      return isJsonType(schema, definition.getter)
        ? { kind: 'unknown', json: true }
        : reader.refuse(path, 'z.lazy()', 'Name the type directly; for data of any depth use z.json().')
    case 'pipe':
      if ('reverseTransform' in definition && definition.reverseTransform !== undefined) {
        reader.code(path, 'a codec', true)
        return reader.value(definition.in, path)
      }
      return reader.refuse(path, ONE_WAY, 'Use z.codec(), which also says what is stored, or convert the value before the call.')
    case 'custom':
      return classOf(schema) === Uint8Array
        ? { kind: 'binary' }
        : reader.refuse(
            path,
            'z.custom() or z.instanceof() of a class',
            'Use z.instanceof(Uint8Array) for binary values, z.object() for data.',
          )
    default: {
      const [what, instead] = REFUSED[definition.type] ?? [`z.${definition.type}()`, 'Use a type that JSON or DynamoDB can hold.']
      return reader.refuse(path, what, instead)
    }
  }
}

const ONE_WAY = 'a transform, pipe or preprocess'

/** The constructs that no stored value has, with what to use. */
const REFUSED: Readonly<Record<string, readonly [what: string, instead: string]>> = {
  transform: ['z.transform()', 'Use z.codec(), which also says what is stored, or convert the value before the call.'],
  prefault: ['prefault()', 'Use default().'],
  catch: ['catch()', 'Use default(), or a type that accepts the value.'],
  success: ['z.success()', 'Use z.boolean().'],
  intersection: ['an intersection', 'Use one z.object() with extend().'],
  promise: ['z.promise()', 'Await the value before the call and declare its type.'],
  function: ['z.function()', 'A function is not data: leave it out.'],
  file: ['z.file()', 'Use z.instanceof(Uint8Array) and await the bytes of the file.'],
  undefined: ['z.undefined()', 'Use optional().'],
  void: ['z.void()', 'Use optional().'],
  never: ['z.never()', 'Leave the attribute out.'],
  nan: ['z.nan()', 'DynamoDB has no NaN: use nullable().'],
  symbol: ['z.symbol()', 'Use z.string() or z.enum().'],
}

function refuseChecks(definition: Definition, path: readonly string[], reader: Reader): void {
  for (const check of checksOf(definition)) readOtherCheck(check, path, reader)
}

/** The values of `z.enum()`: of a numeric TypeScript enum without the names that point back. */
function enumValues(entries: Readonly<Record<string, string | number>>): (string | number)[] {
  const numbers = new Set(Object.values(entries).filter((value) => typeof value === 'number'))
  return Object.entries(entries)
    .filter(([name]) => !numbers.has(Number(name)))
    .map(([, value]) => value)
}

function readLiteral(values: readonly unknown[], path: readonly string[], reader: Reader): AttributeType {
  const literals: (string | number | boolean | null)[] = []
  for (const value of values) {
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') literals.push(value)
    else
      return reader.refuse(
        path,
        `z.literal() of ${value === undefined ? 'undefined' : `a ${typeof value}`}`,
        value === undefined ? 'Use optional().' : 'Use a string or a number.',
      )
  }
  return { kind: 'literal', values: literals }
}

/** `z.json()` is a lazy union that contains itself twice. */
function isJsonType(schema: unknown, getter: () => unknown): boolean {
  const inner = getter()
  if (!isZodSchema(inner)) return false
  const union = definitionOf(inner)
  if (union.type !== 'union') return false
  const options = union.options.map((option) => definitionOf(option))
  const [, , , , array, record] = options
  return (
    options.map(({ type }) => type).join() === 'string,number,boolean,null,array,record' &&
    array?.type === 'array' &&
    array.element === schema &&
    record?.type === 'record' &&
    record.valueType === schema
  )
}

/** `Attribute 'tags' of Order`, or the property inside it. */
export function describePlace(path: readonly string[]): string {
  const [, entity, , attribute, ...inner] = path
  return `Attribute '${[attribute, ...inner].join('.')}' of ${entity}`
}
