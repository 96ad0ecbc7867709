import { type EntityKey, encodeKey, type UniqueModel } from '@keyloom/core'
import { deriveKeys } from '../scan/derived-keys.js'
import { type Item, isOf, type StoredEntity, type ValueCodec } from '../scan/stored-entity.js'
import { copyRelations } from './copies.js'
import type { Finding } from './finding.js'
import { formed } from './formed.js'
import type { Relation } from './relation.js'
import { entityOf, type KnownEntity, keyIdentity, primaryKey, type Ward } from './ward.js'

/** The attribute of a sentinel with the primary key of the item that has the values, and its type: those of the runtime. */
const ownerAttribute = '_owner'
const sentinelType = '$unique'

export function isSentinel({ table }: Ward, item: Item): boolean {
  return table.discriminator !== undefined && item[table.discriminator]?.S === sentinelType
}

/** The items that matter to an item: what it is counted in, what it has copies of, and what keeps its values unique. */
export function relationsOf(ward: Ward, item: Item, now: Date): Relation[] {
  if (isSentinel(ward, item)) return sentinelRelations(ward, item, now)
  const known = entityOf(ward, item)
  // What is hidden has given up its values, and is counted no more.
  if (known === undefined || isHidden(known, item, now)) return []
  const keys = deriveKeys(known.stored, item)
  if (keys.kind === 'unreadable') return []
  return [
    ...parentRelations(ward, known, item, keys.entity),
    ...copyRelations(ward, known, item, keys.entity),
    ...claims(known, item, keys.entity),
  ]
}

function parentRelations({ entities }: Ward, { model }: KnownEntity, item: Item, entity: object): Relation[] {
  const counters = [...(model.countedIn ?? []), ...(model.sequence === undefined ? [] : [model.sequence])]
  return [...new Map(counters.map((counter) => [counter.parent, counter])).values()].flatMap(({ parent, key }) => {
    const values = Object.entries(key).map(([name, source]) => [name, Reflect.get(entity, source)] as const)
    const plan = entities.find((each) => each.model.name === parent)?.stored
    if (plan === undefined || values.some(([, value]) => value === undefined)) return []
    const finding: Finding = { kind: 'orphan', type: model.name, of: parent, item, why: `there is no ${parent} with its key` }
    const parentKey = Object.fromEntries(values)
    const to = formed(() => plan.key.build(parentKey))
    const orAt = formed(() => plan.otherKey?.(parentKey))
    if (to === undefined) return []
    return [
      {
        name: parent,
        to,
        ...(orAt !== undefined && { orAt }),
        judge: (other) => (other !== undefined && isOf(plan, other) ? undefined : finding),
      },
    ]
  })
}

function claims(known: KnownEntity, item: Item, entity: object): Relation[] {
  const own = Object.fromEntries(known.stored.key.attributes.map((name) => [name, item[name]!]))
  return (known.model.unique ?? []).flatMap((constraint): Relation[] => {
    const to = sentinelKey(constraint, known.stored, entity)
    if (to === undefined) return []
    const finding = (why: string): Finding => ({ kind: 'unclaimed', type: known.model.name, of: constraint.name, item, why })
    return [
      {
        name: constraint.name,
        to,
        judge(sentinel) {
          const owner = sentinel?.[ownerAttribute]?.M
          if (owner === undefined) return finding('there is no sentinel')
          if (keyIdentity(owner) === keyIdentity(own)) return undefined
          return { ...finding('the sentinel is of an item that does not have the values'), rival: { key: owner, constraint, of: known } }
        },
      },
    ]
  })
}

function sentinelRelations(ward: Ward, item: Item, now: Date): Relation[] {
  const key = primaryKey(ward, item)
  const found = constraintOf(ward, key)
  const finding = (why: string): Finding => ({
    kind: 'orphan-sentinel',
    type: found?.known.model.name ?? sentinelType,
    ...(found !== undefined && { of: found.constraint.name }),
    item,
    why,
  })
  const owner = item[ownerAttribute]?.M
  if (found === undefined || owner === undefined) {
    const why = found === undefined ? 'the schema has no such constraint' : 'it names no item'
    return [{ name: 'owner', to: key, judge: (self) => (self === undefined ? undefined : finding(why)) }]
  }
  if (isExpired(ward, item, now)) return []
  const { known, constraint } = found
  return [
    {
      name: 'owner',
      to: owner,
      judge(other) {
        if (other === undefined) return finding('its item is not there')
        return hasValues(known, constraint, other, key) ? undefined : finding('its item does not have these values')
      },
    },
  ]
}

/** Whether an item is of the entity, shown or to be restored no more, and has the values that the sentinel of this key keeps. */
export function hasValues({ model, stored }: KnownEntity, constraint: UniqueModel, item: Item, sentinel: Item): boolean {
  if (!isOf(stored, item)) return false
  if (model.softDelete !== undefined && item[stored.codec.stored(model.softDelete.attribute)] !== undefined) return false
  const keys = deriveKeys(stored, item)
  // What cannot be read is told of itself; that it has the values cannot be ruled out.
  if (keys.kind === 'unreadable') return true
  const own = sentinelKey(constraint, stored, keys.entity)
  return own !== undefined && keyIdentity(own) === keyIdentity(sentinel)
}

function constraintOf({ entities }: Ward, key: Item): { readonly known: KnownEntity; readonly constraint: UniqueModel } | undefined {
  for (const known of entities) {
    for (const constraint of known.model.unique ?? []) {
      const part = constraint.key.partition
      const first = part.kind === 'template' ? part.tokens[0] : undefined
      if (first?.kind === 'literal' && key[part.attribute]?.S?.startsWith(first.text)) return { known, constraint }
    }
  }
  return undefined
}

/** The key of the sentinel for the values of an item; undefined while it lacks one of them. */
function sentinelKey({ attributes, key }: UniqueModel, { codec }: StoredEntity, entity: object): Item | undefined {
  if (attributes.some((name) => Reflect.get(entity, name) === undefined)) return undefined
  const values = Object.fromEntries(attributes.map((name) => [name, storedValue(codec.attributes[name], Reflect.get(entity, name))]))
  return formed(() => Object.fromEntries(templatesOf(key).map(({ attribute, tokens }) => [attribute, { S: encodeKey(tokens, values) }])))
}

function storedValue(codec: ValueCodec | undefined, value: unknown): unknown {
  return codec?.encoded === undefined ? value : codec.encoded(value)
}

function templatesOf({ partition, sort }: EntityKey) {
  return [partition, sort].filter((part) => part?.kind === 'template')
}

/** Whether reads hide an item. */
export function isHidden({ stored }: KnownEntity, item: Item, now: Date): boolean {
  return (stored.hidden ?? []).some((rule) => rule.isHidden(item, now))
}

/** Whether the time of an item is over, whatever it is of. */
export function isExpired({ table }: Ward, item: Item, now: Date): boolean {
  const time = table.ttl === undefined ? undefined : item[table.ttl]?.N
  return time !== undefined && Number(time) * 1000 <= now.getTime()
}
