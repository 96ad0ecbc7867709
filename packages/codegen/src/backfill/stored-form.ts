import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { AttributeType } from '@keyloom/core'

/**
 * A stored value in the form that a type has now, where it means the same in another one: a number that is text, a list that is a set, a time
 * in seconds. What is no such value is given back as it is.
 */
export function inForm(value: AttributeValue, type: AttributeType): AttributeValue {
  switch (type.kind) {
    case 'nullable':
      return value.NULL === true ? value : inForm(value, type.inner)
    case 'string':
      return value.N === undefined ? value : { S: value.N }
    case 'number':
    case 'bigint':
      return value.S !== undefined && /^-?\d+(\.\d+)?$/.test(value.S) ? { N: value.S } : value
    case 'date':
      return dateForm(value, type.stored)
    case 'array': {
      const elements = elementsOf(value)
      return elements === undefined ? value : { L: elements.map((one) => inForm(one, type.element)) }
    }
    case 'set':
      return setForm(value, type.element)
    case 'map':
    case 'record':
      return mapForm(value, () => type.value)
    case 'object':
      return mapForm(value, (name) => type.properties.find((property) => property.name === name)?.type)
    default:
      return value
  }
}

function dateForm(value: AttributeValue, stored: 'iso' | 'epochSeconds'): AttributeValue {
  const time = value.N !== undefined ? Number(value.N) * 1000 : Date.parse(value.S ?? '')
  // Without a zone, the same text is another time on another machine.
  if (Number.isNaN(new Date(time).getTime()) || (value.S !== undefined && !/(Z|[+-]\d\d:?\d\d)$/.test(value.S))) return value
  return stored === 'iso' ? { S: new Date(time).toISOString() } : { N: String(Math.floor(time / 1000)) }
}

/** The elements of a list or a set. */
function elementsOf({ L, SS, NS, BS }: AttributeValue): AttributeValue[] | undefined {
  return L ?? SS?.map((S) => ({ S })) ?? NS?.map((N) => ({ N })) ?? BS?.map((B) => ({ B }))
}

/** Sets are of one type, and never empty. */
function setForm(value: AttributeValue, element: AttributeType): AttributeValue {
  const elements = elementsOf(value)?.map((one) => inForm(one, element)) ?? []
  const strings = elements.flatMap(({ S }) => S ?? [])
  const numbers = elements.flatMap(({ N }) => N ?? [])
  const binaries = elements.flatMap(({ B }) => B ?? [])
  if (elements.length === 0) return value
  if (strings.length === elements.length) return { SS: [...new Set(strings)] }
  if (numbers.length === elements.length) return { NS: [...new Set(numbers)] }
  return binaries.length === elements.length ? { BS: binaries } : value
}

function mapForm(value: AttributeValue, typeOf: (name: string) => AttributeType | undefined): AttributeValue {
  if (value.M === undefined) return value
  const members = Object.entries(value.M).map(([name, member]) => {
    const type = typeOf(name)
    return [name, type === undefined ? member : inForm(member, type)] as const
  })
  return { M: Object.fromEntries(members) }
}
