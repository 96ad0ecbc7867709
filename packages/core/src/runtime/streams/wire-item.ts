import type { AttributeValue, Item } from '../item.js'
import { setOwn } from '../own-property.js'

/** The item of an image, whose binary values are bytes in the SDK and base64 in JSON. */
export function wireItem(image: object): Item {
  const item: Item = {}
  for (const [name, value] of Object.entries(image)) setOwn(item, name, wireValue(value as WireValue))
  return item
}

/** An attribute value of either kind. */
interface WireValue {
  readonly B?: Uint8Array | string
  readonly BS?: readonly (Uint8Array | string)[]
  readonly L?: readonly WireValue[]
  readonly M?: Readonly<Record<string, WireValue>>
}

function wireValue(value: WireValue): AttributeValue {
  if (value.B !== undefined) return { B: bytes(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(bytes) }
  if (value.L !== undefined) return { L: value.L.map(wireValue) }
  return value.M === undefined ? (value as AttributeValue) : { M: wireItem(value.M) }
}

function bytes(value: Uint8Array | string): Uint8Array {
  return typeof value === 'string' ? new Uint8Array(Buffer.from(value, 'base64')) : value
}
