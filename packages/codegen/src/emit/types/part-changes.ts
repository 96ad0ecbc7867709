import type { AttributeModel, AttributeType } from '@keyloom/core'
import type { FileBuilder } from '../print/file-builder.js'
import { type Code, members, union } from '../print/layout.js'
import { literal, quote } from '../print/safe-identifier.js'
import type { EntityTypes } from './members.js'
import { valueType } from './value-type.js'

/** A part of an attribute that an update can change on its own. */
interface Part {
  /** The types of the path's steps. */
  readonly path: readonly string[]
  readonly type: AttributeType
  /** The place, as the names of value types know it. */
  readonly at: string
  readonly canRemove: boolean
}

/** Deeper parts are changed with what holds them. */
const deepest = 5

/** Whether an attribute has parts that an update can change on their own. */
export function hasParts({ type }: AttributeModel): boolean {
  return type.kind === 'object' || type.kind === 'record' || type.kind === 'map' || type.kind === 'array'
}

/** The type of the changes of parts: every path that the attributes have, with what may become of the value there. */
export function addPartChanges(file: FileBuilder, types: EntityTypes, attributes: readonly AttributeModel[], name: string): void {
  const parts = attributes.flatMap((attribute) => inside(attribute.type, [quote(attribute.name)], attribute.name))
  const options = parts.flatMap((part) => changesOf(part, types))
  const docs = `A change of part of an attribute of ${types.entity.name}: its path, outermost first, and what becomes of what is there.`
  file.add([`export type ${name} =`, union(options)], [docs], { kind: 'type', name })
}

function inside(type: AttributeType, path: readonly string[], at: string): Part[] {
  if (path.length === deepest) return []
  return stepsOf(type, at).flatMap(({ step, ...part }) => {
    const own = [...path, step]
    return [{ ...part, path: own }, ...inside(part.type, own, part.at)]
  })
}

/** A union or a value that may be null has no parts of its own: which there are depends on the item. */
function stepsOf(type: AttributeType, at: string): (Omit<Part, 'path'> & { readonly step: string })[] {
  switch (type.kind) {
    case 'object':
      return type.properties.map((property) => ({
        step: quote(property.name),
        type: property.type,
        at: `${at}.${property.name}`,
        canRemove: property.optional || property.type.kind === 'set',
      }))
    case 'record':
    case 'map':
      return [
        { step: keyType(type.key), type: type.value, at: `${at}{}`, canRemove: type.kind === 'map' || canLack(type.key, type.partial) },
      ]
    case 'array':
      return [{ step: 'number', type: type.element, at: `${at}[]`, canRemove: true }]
    default:
      return []
  }
}

/** The names of entries in DynamoDB's map are text. */
function keyType(key: AttributeType): string {
  const values = key.kind === 'enum' || key.kind === 'literal' ? key.values.filter((value) => typeof value === 'string') : []
  return values.length === 0 ? 'string' : values.map(literal).join(' | ')
}

/** A record whose keys are finitely many has them all, unless it is partial. */
function canLack(key: AttributeType, partial: boolean | undefined): boolean {
  return partial === true || (key.kind !== 'enum' && key.kind !== 'literal')
}

function changesOf({ path, type, at, canRemove }: Part, types: EntityTypes): Code[] {
  const own = valueType(type, at, { names: types.names.values, global: types.global, side: 'input' })
  const place = `readonly path: readonly [${path.join(', ')}]`
  const option = (change: string): Code => members([place, change])
  return [
    option(`readonly set: ${own}`),
    ...(type.kind === 'number' || type.kind === 'bigint' ? [option(`readonly add: ${own}`)] : []),
    ...(type.kind === 'array' ? [option(`readonly append: ${own}`), option(`readonly prepend: ${own}`)] : []),
    ...(canRemove ? [option('readonly remove: true')] : []),
  ]
}
