import type { AttributeModel, AttributeType } from '@keyloom/core'
import { pascalCase, typeName } from '../print/safe-identifier.js'
import type { NameScope } from './name-scope.js'

/** A part of an attribute's value that generated code has a type of its own for: an object, an enumeration, a union of objects. */
export interface NamedValue {
  readonly type: AttributeType
  readonly name: string
  /** The type of what a caller may write instead, where defaults let parts of it out. */
  readonly inputName?: string
  /** Every place that has it, the first one first: `address.lines[]`. */
  readonly places: readonly string[]
}

/** The named values of one entity by place, each after those it is made of; one value may be in several places. */
export type ValueNames = ReadonlyMap<string, NamedValue>

export function valueNames(entity: string, attributes: readonly AttributeModel[], scope: NameScope): ValueNames {
  const names = new Map<string, NamedValue>()
  const known = new Map<string, NamedValue & { readonly places: string[] }>()
  for (const attribute of attributes) visit(attribute.type, attribute.name, `${pascalCase(entity)}${pascalCase(attribute.name)}`)
  return names

  function visit(type: AttributeType, at: string, name: string): void {
    for (const part of partsOf(type)) visit(part.type, `${at}${part.at}`, `${name}${part.name}`)
    if (!hasName(type)) return
    const key = JSON.stringify(type)
    const value = known.get(key) ?? { ...typeNames(type, name), type, places: [] }
    value.places.push(at)
    known.set(key, value)
    names.set(at, value)
  }

  function typeNames(type: AttributeType, name: string): Pick<NamedValue, 'name' | 'inputName'> {
    const own = scope.free(typeName(name), `${name}Value`)
    return hasDefault(type) ? { name: own, inputName: scope.free(`${own}Input`) } : { name: own }
  }
}

/** The places inside a value, and what each adds to the name of its type. */
export interface ValuePart {
  readonly at: string
  readonly name: string
  readonly type: AttributeType
}

export function partsOf(type: AttributeType): readonly ValuePart[] {
  switch (type.kind) {
    case 'array':
    case 'set':
      return [{ at: '[]', name: 'Item', type: type.element }]
    case 'tuple':
      return [
        ...type.items.map((item, index) => ({ at: `[${index}]`, name: String(index + 1), type: item })),
        ...(type.rest === undefined ? [] : [{ at: '[]', name: 'Rest', type: type.rest }]),
      ]
    case 'map':
    case 'record':
      return [
        { at: '{key}', name: 'Key', type: type.key },
        { at: '{}', name: 'Value', type: type.value },
      ]
    case 'object':
      return type.properties.map((property) => ({
        at: `.${property.name}`,
        name: pascalCase(property.name).replace(/^_(?=\d)/, ''),
        type: property.type,
      }))
    case 'union':
      return type.options.map((option, index) => ({ at: `|${index}`, name: optionName(option, type.discriminator, index), type: option }))
    case 'nullable':
      // The name of what may be null is that of the place.
      return [{ at: '?', name: '', type: type.inner }]
    default:
      return []
  }
}

/** `OrderPaymentCard` reads better than `OrderPayment1`: an option is called as its discriminator says. */
function optionName(option: AttributeType, discriminator: string | undefined, index: number): string {
  if (option.kind === 'object' && discriminator !== undefined) {
    const property = option.properties.find(({ name }) => name === discriminator)?.type
    const value = property?.kind === 'literal' || property?.kind === 'enum' ? property.values[0] : undefined
    if (typeof value === 'string') return pascalCase(value).replace(/^_(?=\d)/, '')
  }
  return String(index + 1)
}

export function hasName(type: AttributeType): boolean {
  switch (type.kind) {
    case 'object':
      return true
    case 'enum':
      return type.values.length > 1
    case 'union':
      return type.discriminator !== undefined
    default:
      return false
  }
}

/** Whether what is written may leave out something that what is read has. */
export function hasDefault(type: AttributeType): boolean {
  if (type.kind === 'object' && type.properties.some((property) => property.default !== undefined)) return true
  return partsOf(type).some((part) => hasDefault(part.type))
}
