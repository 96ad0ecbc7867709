import { isDeepStrictEqual } from 'node:util'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { AttributeModel } from '@keyloom/core'
import { readAnew } from '../scan/derived-keys.js'
import type { Item, StoredEntity } from '../scan/stored-entity.js'
import { inForm } from './stored-form.js'

/** The attributes among those asked for whose stored values are not what a write would store now, each as it should be. */
export function attributeChange(entity: StoredEntity, attributes: readonly AttributeModel[], item: Item): Item {
  const formed: Item = { ...item }
  for (const { stored, type } of attributes) {
    const value = item[stored]
    if (value !== undefined) formed[stored] = inForm(value, type)
  }
  const written = entity.codec.write(readAnew(entity, formed))
  const set: Item = {}
  for (const { stored, computed } of attributes) {
    const now = written[stored]
    const value = now === undefined || computed !== undefined ? now : completed(formed[stored], now)
    if (value !== undefined && !isDeepStrictEqual(value, item[stored])) set[stored] = value
  }
  return set
}

/** What is stored, with what a write would add to it: defaults. What only the stored value has stays. */
function completed(stored: AttributeValue | undefined, written: AttributeValue): AttributeValue {
  if (stored === undefined) return written
  if (stored.M !== undefined && written.M !== undefined) {
    const members = Object.entries(written.M).map(([name, member]) => [name, completed(stored.M?.[name], member)] as const)
    return { M: { ...stored.M, ...Object.fromEntries(members) } }
  }
  if (stored.L !== undefined && stored.L.length === written.L?.length) {
    return { L: stored.L.map((element, i) => completed(element, written.L![i]!)) }
  }
  return stored
}
