import type { AttributeType, KeyEncoding } from '../../model/index.js'

/** Why a value cannot be encoded so; the sentence goes on after the attribute's name. */
export interface EncodingFault {
  readonly fault: string
  readonly fix?: string
  /** Of the format rather than the attribute. */
  readonly isFormat?: boolean
}

export type Resolved = KeyEncoding | EncodingFault

/** The fault of a format that the type does not take. */
export function wrongFormat(format: string, help: string, fix?: string): EncodingFault {
  const fault = format === '' ? `has no format after the colon: ${help}` : `cannot be formatted as '${format}': ${help}`
  return { fault, isFormat: true, ...(fix === undefined ? {} : { fix }) }
}

/** A type in a sentence. */
export function nameOf(type: AttributeType): string {
  switch (type.kind) {
    case 'null':
      return 'null'
    case 'unknown':
      return 'of unknown type'
    case 'boolean':
      return 'a boolean'
    case 'binary':
      return 'binary'
    default:
      return `${/^[aeio]/.test(type.kind) ? 'an' : 'a'} ${type.kind}`
  }
}
