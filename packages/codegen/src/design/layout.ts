import type { Condition, EntityModel, Model, Table } from '@keyloom/core'

import { attributeOf } from './demand.js'
import { type Group, groupsOf } from './group.js'
import type { Identity } from './identity.js'
import { attributeName, factLabel, labelOf, tableKeyNames } from './names.js'
import { keysIn, type Place, type PlacedKey, TABLE } from './place.js'
import { beyondIdentity } from './shape.js'
import type { Assignment } from './solve.js'

/** The proposed keys of one table. */
export interface Layout {
  readonly table: string
  readonly key: KeyNames
  readonly indexes: readonly ({ readonly name: string } & KeyNames)[]
  readonly keys: readonly ProposedKey[]
}

export interface KeyNames {
  readonly partition: string
  readonly sort: string
}

/** What an entity's items have in the table or in an index. */
export interface ProposedKey {
  readonly entity: string
  /** Absent: the primary key. */
  readonly index?: string
  readonly partition: string
  readonly sort: string
  /** Only items of which this holds are in the index. */
  readonly when: readonly Condition[]
  /** Optional attributes of the templates: items without them are not in the index. */
  readonly sparse: readonly string[]
  /** The attributes that the templates are made of. */
  readonly attributes: readonly string[]
  /** Of a primary key, the attributes that do not tell items apart: `get` asks for them too, and their change makes another item. */
  readonly beyondIdentity: readonly string[]
  /** All of the entity's items are in one partition. */
  readonly isOnePartition: boolean
}

interface Scene {
  readonly table: Table
  readonly model: Model
  readonly identities: ReadonlyMap<string, Identity>
  readonly places: Assignment
}

/** Gives the keys of an assignment names and literals. */
export function layOut(model: Model, table: Table, identities: ReadonlyMap<string, Identity>, places: Assignment): Layout {
  const scene: Scene = { table, model, identities, places }
  const stored = new Set(entitiesOf(scene).flatMap(({ attributes }) => attributes.map((attribute) => attribute.stored)))
  const count = Math.max(TABLE, ...places.values())
  const indexes = Array.from({ length: count }, (_, i) => {
    const name = `gsi${i + 1}`
    return { name, partition: attributeName(`${name}pk`, stored), sort: attributeName(`${name}sk`, stored) }
  })
  const keys = [TABLE, ...indexes.map((_, i) => i + 1)].flatMap((place) => keysAt(place, scene))
  return { table: table.name, key: tableKeyNames(table, stored), indexes, keys }
}

function entitiesOf({ model, table }: Scene): readonly EntityModel[] {
  return model.entities.filter((entity) => entity.table === table.name)
}

function keysAt(place: Place, scene: Scene): ProposedKey[] {
  const together = [...scene.places].flatMap(([demand, at]) => (at === place ? [demand] : []))
  const groups = groupsOf(together)
  const partitions = groups.map((group) => sharedPartition(group, scene.identities))
  return entitiesOf(scene).flatMap((entity) => {
    const identity = scene.identities.get(entity.name)
    const needs = together.flatMap((demand) => demand.needs.filter((need) => need.entity === entity.name))
    if (identity === undefined || (place !== TABLE && needs.length === 0)) return []
    const keys = keysIn(place, needs, identity) ?? []
    return keys.map((key) => {
      const at = groups.findIndex(({ collections }) => collections.some((one) => one.needs.some((need) => key.needs.includes(need))))
      const shared = at < 0 ? undefined : { ...partitions[at]!, blocks: groups[at]?.blocks ?? [] }
      return proposed(place, entity, key, keys.length > 1, shared, scene)
    })
  })
}

interface SharedPartition {
  readonly label: string
  /** Of each entity, its atoms in an order that makes all templates one. */
  readonly atoms: ReadonlyMap<string, readonly string[]>
  readonly blocks: readonly string[]
}

/** The partition of a group is called after the entity that it identifies, if there is one. */
function sharedPartition({ collections, blocks }: Group, identities: ReadonlyMap<string, Identity>): SharedPartition {
  const atoms = new Map<string, readonly string[]>()
  for (const { needs } of collections) {
    const known = needs.find(({ entity }) => atoms.has(entity))
    const order = atoms.get(known?.entity ?? '')?.map((atom) => known?.partition?.indexOf(atom) ?? -1)
    for (const { entity, partition = [] } of needs) {
      if (!atoms.has(entity)) atoms.set(entity, order === undefined ? partition : order.map((at) => partition[at] ?? ''))
    }
  }
  const isOwner = (entity: string): boolean => {
    const own = identities.get(entity)?.atoms ?? []
    return own.length === atoms.get(entity)?.length && own.every((atom) => atoms.get(entity)?.includes(atom))
  }
  const owner = [...atoms.keys()].find(isOwner) ?? [...atoms.keys()][0] ?? ''
  return { label: labelOf(owner), atoms, blocks: blocks ?? [] }
}

function proposed(
  place: Place,
  entity: EntityModel,
  key: PlacedKey,
  isOneOfSeveral: boolean,
  shared: SharedPartition | undefined,
  { table, identities, places }: Scene,
): ProposedKey {
  const delimiter = table.config.delimiter ?? '#'
  const identity = identities.get(entity.name)
  const twin = place === TABLE ? keySharer(entity, identities, places) : undefined
  const own = twin ?? labelOf(entity.name)
  const label = isOneOfSeveral ? `${own}_${factLabel(key.when[0])}` : own
  const partition = shared?.atoms.get(entity.name) ?? key.partition
  const sort = shared === undefined ? (key.sort.length === 0 ? [label] : []) : [blockLabel(entity.name, label, shared.blocks)]
  const held = [...partition, ...key.sort].map(attributeOf)
  const optional = entity.attributes.filter((attribute) => attribute.optional).map(({ name }) => name)
  return {
    entity: entity.name,
    ...(place !== TABLE && { index: `gsi${place}` }),
    partition: [shared?.label ?? label, ...partition.map(placeholder)].join(delimiter),
    sort: [...sort, ...key.sort.map(placeholder)].join(delimiter),
    when: key.when,
    sparse: held.filter((name) => optional.includes(name) && !key.when.some(({ attribute }) => attribute === name)),
    attributes: [...new Set(held)],
    beyondIdentity: identity === undefined || place !== TABLE ? [] : beyondIdentity(key, identity),
    isOnePartition: partition.length === 0,
  }
}

/** Entities that may have the same primary key on purpose have one name in it, unless what is asked of one of them forms its key. */
function keySharer(entity: EntityModel, identities: ReadonlyMap<string, Identity>, places: Assignment): string | undefined {
  const sharers = [entity.name, ...(entity.sharesKeyWith ?? [])].toSorted()
  const lengths = new Set(sharers.map((name) => identities.get(name)?.atoms.length))
  const asked = [...places].flatMap(([{ needs }, place]) => (place === TABLE ? needs : [])).filter((need) => sharers.includes(need.entity))
  const isFormed = asked.some(({ equal, entity: of }) => equal.length < (identities.get(of)?.atoms.length ?? 0))
  if (sharers.length < 2 || lengths.size > 1 || isFormed) return undefined
  return sharers.map(labelOf).join('_')
}

/** Where the order of the names is not that of the blocks, numbers stand before them. */
function blockLabel(entity: string, label: string, blocks: readonly string[]): string {
  const isByName = blocks.every((one, i) => i === 0 || labelOf(blocks[i - 1] ?? '') < labelOf(one))
  if (isByName) return label
  return `${String(blocks.indexOf(entity) + 1).padStart(String(blocks.length).length, '0')}_${label}`
}

function placeholder(atom: string): string {
  return `{${atom}}`
}
