import { isDeepStrictEqual } from 'node:util'
import { isKeyloomError } from '@keyloom/core'
import { deriveKeys } from '../scan/derived-keys.js'
import type { IndexKeys, Item, StoredEntity } from '../scan/stored-entity.js'
import type { Finding } from './finding.js'
import { formed } from './formed.js'
import type { KnownEntity } from './ward.js'

/** What is wrong with an item of an entity as it stands, whatever others there are. No value of an attribute is told. */
export function examineItem({ model, stored }: KnownEntity, item: Item): Finding[] {
  const keys = deriveKeys(stored, item)
  const finding = (kind: Finding['kind'], why: string, of?: string): Finding => ({
    kind,
    type: model.name,
    ...(of !== undefined && { of }),
    item,
    why,
  })
  if (keys.kind === 'unreadable') return [finding('unreadable', reasonOf(keys.error))]
  const moved = stored.key.attributes.filter((name) => !isDeepStrictEqual(keys.primary[name], item[name]))
  const place = isAtOtherKey(stored, keys.entity, item) ? 'to-move' : 'misplaced'
  return [
    ...(moved.length === 0 ? [] : [finding(place, place === 'to-move' ? 'not moved yet' : `${moved.join(' and ')} of another item`)]),
    ...keys.indexes.flatMap(({ index, key }) => {
      const stale = index.attributes.filter((name) => !isDeepStrictEqual(key?.[name], item[name]))
      if (stale.length === 0) return []
      return [
        finding(isHalf(index, item) ? 'half-indexed' : 'stale-index', stale.map((name) => stateOf(name, key, item)).join(', '), index.name),
      ]
    }),
    ...boundsOf({ model, stored }, keys.entity).map((why) => finding('out-of-bounds', why)),
  ]
}

function isAtOtherKey({ key, otherKey }: StoredEntity, entity: object, item: Item): boolean {
  const other = formed(() => otherKey?.(entity))
  return other !== undefined && key.attributes.every((name) => isDeepStrictEqual(other[name], item[name]))
}

function isHalf({ attributes }: IndexKeys, item: Item): boolean {
  return attributes.some((name) => item[name] !== undefined) && attributes.some((name) => item[name] === undefined)
}

function stateOf(name: string, derived: Item | undefined, item: Item): string {
  if (item[name] === undefined) return `no ${name}`
  return derived?.[name] === undefined ? `${name} although it is not in the index` : `another ${name}`
}

/** Which attributes a write would refuse, in one text. An attribute with code of its own may be transformed by it, so it is left alone. */
function boundsOf({ model, stored }: KnownEntity, entity: object): string[] {
  const issues: Issue[] = []
  for (const { name, implied, code } of model.attributes) {
    const value: unknown = Reflect.get(entity, name)
    if (implied !== undefined || code !== undefined || value === undefined) continue
    const own: Issue[] = []
    stored.codec.attributes[name]?.check(value, own)
    issues.push(...own.map(({ path, message }) => ({ path: [name, ...path], message })))
  }
  return issues.length === 0 ? [] : [textOf(issues)]
}

interface Issue {
  readonly path: readonly (string | number)[]
  readonly message: string
}

/** Why an item cannot be read or has no key. Errors about keys show the value in their message, so the message is not used. */
function reasonOf(error: unknown): string {
  if (!isKeyloomError(error)) return 'code of its schema throws'
  const { issues, at, attribute, reason } = error.payload
  if (Array.isArray(issues)) return textOf(issues as readonly Issue[])
  return typeof reason === 'string' ? `${String(at)} ${reason}` : `${error.code} of ${String(attribute ?? at)}`
}

function textOf(issues: readonly Issue[]): string {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
}
