import type { EntityModel, Model, TableModel } from '@keyloom/core'
import { tableNamed } from '../../emit/context.js'
import { canBatch, canPut, isKept } from '../../emit/repositories/promises.js'
import { canUpsert } from '../../emit/repositories/write-methods.js'
import { changeRules, isChangeable } from '../../emit/types/change-rules.js'
import { keyPattern } from './leading-keys.js'
import type { Action, Permission } from './permission.js'

/** What each method of a repository needs, besides its access patterns. */
export function entityGrants(model: Model, table: TableModel, entity: EntityModel): Readonly<Record<string, readonly Permission[]>> {
  const { own, sentinels, parents, numbering, latest } = itemsOf(model, table, entity)
  // What promises depend on is read before it is written.
  const kept = isKept(entity) ? [...own('GetItem'), ...sentinels('PutItem', 'DeleteItem'), ...parents(...counting)] : []
  const removing = [...(isKept(entity) ? own('GetItem') : []), ...sentinels('DeleteItem'), ...parents(...counting)]
  const readsKeys = entity.indexes.some(({ onPartialUpdate }) => onPartialUpdate === 'read') || entity.softDelete !== undefined
  const added = [...own('PutItem'), ...sentinels('PutItem'), ...parents('UpdateItem')]
  const isSeries = entity.latestIn !== undefined
  const remove = [...own('DeleteItem'), ...removing]
  const stamp = own('GetItem', 'UpdateItem')
  const grants = {
    ...(entity.latestIn === undefined
      ? { create: [...added, ...numbering('UpdateItem')] }
      : { append: [...added, ...latest('UpdateItem')] }),
    ...(canPut(entity) && { put: [...own('PutItem'), ...kept] }),
    ...(!isSeries && canUpsert(entity, table) && { upsert: [...own('UpdateItem'), ...kept] }),
    get: own('GetItem'),
    ...(!isSeries &&
      isChangeable(changeRules(entity, table)) && { update: [...own('UpdateItem'), ...(readsKeys ? own('GetItem') : []), ...kept] }),
    ...(entity.move === true && { move: [...own('GetItem', 'PutItem', 'DeleteItem'), ...kept] }),
    ...(entity.softDelete === undefined
      ? { delete: remove }
      : {
          delete: [...stamp, ...removing],
          restore: [...stamp, ...sentinels('PutItem'), ...parents('UpdateItem')],
          purge: remove,
        }),
    check: own('ConditionCheckItem'),
    batchGet: own('BatchGetItem'),
    ...(canBatch(entity) && { batchWrite: own('BatchWriteItem') }),
  }
  return entity.otherKey === undefined
    ? grants
    : withSettling(grants, [...own('GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), ...kept])
}

/** Each method but those that read brings the item from under its other key. */
function withSettling(
  grants: Readonly<Record<string, readonly Permission[]>>,
  settle: readonly Permission[],
): Readonly<Record<string, readonly Permission[]>> {
  const reads = ['get', 'batchGet']
  const settling = Object.entries(grants).map(([name, own]) => [name, reads.includes(name) ? own : [...own, ...settle]] as const)
  return { ...Object.fromEntries(settling), settle }
}

/** What an update of the copies of an entity needs besides finding them: to read the owner, and to write what holds them. */
export function copiesGrants(model: Model, owner: EntityModel, holders: readonly EntityModel[]): readonly Permission[] {
  const own = (entity: EntityModel) => itemsOf(model, tableNamed({ model }, entity.table), entity).own
  const written = holders.flatMap((holder) => [...own(holder)('UpdateItem'), ...(holder.indexes.length > 0 ? own(holder)('GetItem') : [])])
  return [...own(owner)('GetItem'), ...written]
}

/** What each step of a transaction needs: it reads nothing, so a step that promises depend on is a create; an item under its other key is brought here. */
export function stepGrants(model: Model, table: TableModel, entity: EntityModel): Readonly<Record<string, readonly Permission[]>> {
  const { own, sentinels, parents } = itemsOf(model, table, entity)
  const grants = {
    create: [...own('PutItem'), ...sentinels('PutItem'), ...parents('UpdateItem')],
    put: own('PutItem'),
    upsert: own('UpdateItem'),
    update: own('UpdateItem'),
    delete: own('DeleteItem'),
    check: own('ConditionCheckItem'),
  }
  if (entity.otherKey === undefined) return grants
  const settle = settleGrants(model, table, entity)
  return Object.fromEntries(Object.entries(grants).map(([action, granted]) => [action, [...granted, ...settle]]))
}

/** What brings an item from under its other key. */
function settleGrants(model: Model, table: TableModel, entity: EntityModel): readonly Permission[] {
  const { own, sentinels } = itemsOf(model, table, entity)
  return [...own('GetItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'), ...sentinels('PutItem', 'DeleteItem')]
}

/** A parent that is gone is not counted down, under the condition that it is gone. */
const counting = ['UpdateItem', 'ConditionCheckItem'] as const

/** The items that writes of an entity touch: its own, those that keep what is unique, the parents that count or number it, and the latest of its series. */
function itemsOf(model: Model, table: TableModel, entity: EntityModel) {
  const isScoped = model.entities.some((one) => one.table === table.name && one.scope !== undefined)
  const on =
    (patterns: readonly string[]) =>
    (...actions: readonly Action[]): Permission[] =>
      patterns.length === 0 ? [] : actions.map((action) => ({ action, table: table.name, ...(isScoped && { leadingKeys: patterns }) }))
  const named = (names: readonly string[]) => model.entities.filter(({ name }) => names.includes(name))
  const keysOf = (names: readonly string[]) => named(names).map((parent) => keyPattern(parent.key.partition, parent))
  /** A parent is looked for under its other key as well, and brought here. */
  const inParents =
    (names: readonly string[]) =>
    (...actions: readonly Action[]): Permission[] => [
      ...on(keysOf(names))(...actions),
      ...named(names).flatMap((parent) => (parent.otherKey === undefined ? [] : settleGrants(model, table, parent))),
    ]
  const { unique = [], countedIn = [], sequence, latestIn } = entity
  return {
    own: on(
      [entity.key, ...(entity.otherKey === undefined ? [] : [entity.otherKey])].map(({ partition }) => keyPattern(partition, entity)),
    ),
    sentinels: on(unique.map(({ key }) => keyPattern(key.partition, entity))),
    parents: inParents(countedIn.map(({ parent }) => parent)),
    numbering: inParents(sequence === undefined ? [] : [sequence.parent]),
    latest: on(keysOf(latestIn === undefined ? [] : [latestIn.entity])),
  }
}
