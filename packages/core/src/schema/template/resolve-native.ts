import type { AttributeType, KeyEncoding, KeyType } from '../../model/index.js'
import { REPORTED } from '../attribute/reported.js'
import { nameOf, type Resolved } from './encoding-fault.js'

/** How a key attribute holds the value itself: alone in a key of type number or binary, or under its own name. */
export function resolveNative(type: AttributeType, keyType: KeyType): Resolved {
  if (type === REPORTED) return { kind: 'text' }
  const encoding = nativeEncoding(type)
  if ('fault' in encoding) return encoding
  const stored = storedKeyType(encoding)
  return stored === keyType ? encoding : { fault: `is stored as a ${stored}, and the key attribute is a ${keyType}` }
}

function nativeEncoding(type: AttributeType): Resolved {
  switch (type.kind) {
    case 'string':
      return { kind: 'text' }
    case 'number':
      return { kind: 'number' }
    case 'bigint':
      return { kind: 'bigint' }
    case 'date':
      return type.stored === 'epochSeconds' ? { kind: 'epochSeconds' } : { kind: 'date', descending: false }
    case 'binary':
      return { kind: 'binary' }
    case 'enum':
    case 'literal':
      if (type.values.every((value) => typeof value === 'string')) return { kind: 'text' }
      if (type.values.every((value) => typeof value === 'number')) return { kind: 'number' }
      return { fault: 'is not always a string or always a number, and a key attribute has one type' }
    case 'nullable':
      return { fault: 'can be null, and DynamoDB refuses null in a key attribute', fix: 'Use optional() instead of nullable().' }
    default:
      return { fault: `is ${nameOf(type)}, and a key attribute is a string, a number or binary` }
  }
}

function storedKeyType(encoding: KeyEncoding): KeyType {
  switch (encoding.kind) {
    case 'number':
    case 'bigint':
    case 'epochSeconds':
      return 'number'
    case 'binary':
      return 'binary'
    default:
      return 'string'
  }
}
