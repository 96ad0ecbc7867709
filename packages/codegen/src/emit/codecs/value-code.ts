import type { Json } from '@keyloom/core'
import { sortedByName } from '../print/import-set.js'
import { array, type Code, object } from '../print/layout.js'
import { literal, propertyName } from '../print/safe-identifier.js'

/** A value of JSON as code; an object that a function returns at once stands in parentheses. */
export function valueCode(value: Json, isReturned = false): Code {
  if (value === null || typeof value !== 'object') return literal(value)
  if (isList(value)) return array(value.map((item) => valueCode(item)))
  const code = object(
    sortedByName(Object.entries(value), ([name]) => name).map(([name, inner]): Code => [`${propertyName(name)}: `, valueCode(inner)]),
  )
  return isReturned ? ['(', code, ')'] : code
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
