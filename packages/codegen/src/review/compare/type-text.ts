import type { AttributeType, RegexModel } from '@keyloom/core'
import type { Member } from './members.js'

/** A type in few words, with what constrains it: `number 0 to 100`, `enum open | paid`. */
export function typeText(type: AttributeType): string {
  switch (type.kind) {
    case 'enum':
    case 'literal':
      return type.values.map((value) => JSON.stringify(value)).join(' | ')
    case 'string':
      return words(
        type.format ?? 'string',
        lengthText(type.minLength, type.maxLength),
        type.format === undefined ? patternText(type.patterns) : '',
      )
    case 'number':
      return words(type.integer ? 'integer' : 'number', rangeText(type.min ?? type.exclusiveMin, type.max ?? type.exclusiveMax))
    case 'bigint':
      return words('bigint', rangeText(type.min, type.max))
    case 'date':
      return words('date', rangeText(type.min, type.max), type.stored === 'epochSeconds' ? 'in epoch seconds' : '')
    case 'array':
    case 'set':
      return words(`${type.kind} of ${typeText(type.element)}`, rangeText(type.min, type.max))
    case 'nullable':
      return `${typeText(type.inner)} or null`
    case 'union':
      return type.options.map(typeText).join(' or ')
    case 'map':
    case 'record':
      return `${type.kind} of ${typeText(type.value)}`
    case 'object':
      return type.unknownKeys === 'refuse' ? 'strict object' : 'object'
    default:
      return type.kind
  }
}

export function memberText({ type, optional, default: fallback }: Member): string {
  return words(typeText(type), optional ? 'optional' : '', fallback === undefined ? '' : `default ${JSON.stringify(fallback)}`)
}

function patternText(patterns: readonly RegexModel[] = []): string {
  return patterns.map(({ source }) => `/${source}/`).join(' ')
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

function lengthText(min: number | undefined, max: number | undefined): string {
  const range = rangeText(min, max)
  return range === '' ? '' : `of ${range} characters`
}

function rangeText(min: number | string | undefined, max: number | string | undefined): string {
  if (min === undefined && max === undefined) return ''
  if (min === undefined) return `up to ${max}`
  return max === undefined ? `at least ${min}` : `${min} to ${max}`
}
