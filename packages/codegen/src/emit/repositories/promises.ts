import type { CopiesModel, EntityModel, Model } from '@keyloom/core'

/** Whether writes of the entity go with writes of other items, in one transaction. */
export function isKept({ unique = [], countedIn = [], otherKey }: EntityModel): boolean {
  return unique.length > 0 || countedIn.length > 0 || otherKey !== undefined
}

/** The attributes that count other items. */
export function countersOf({ attributes }: EntityModel): readonly string[] {
  return attributes.filter(({ implied }) => implied === 'counter').map(({ name }) => name)
}

/** A put would begin counters anew, and has nothing else to know of them; a point of a series is appended. */
export function canPut(entity: EntityModel): boolean {
  return countersOf(entity).length === 0 && entity.latestIn === undefined
}

/** Operations that no transaction takes of the entity, since something of what it promises would be lost. */
export function lostOperations(entity: EntityModel): readonly ('create' | 'put' | 'upsert' | 'update' | 'delete')[] {
  return [
    ...(canPut(entity) ? [] : (['put'] as const)),
    ...(entity.latestIn === undefined ? [] : (['create', 'upsert', 'update'] as const)),
    ...(entity.softDelete === undefined ? [] : (['delete'] as const)),
  ]
}

/** A batch has no conditions, and no other items. */
export function canBatch(entity: EntityModel): boolean {
  const isFree =
    entity.version === undefined &&
    !entity.attributes.some(({ readOnly }) => readOnly === true) &&
    entity.sharesKeyWith === undefined &&
    entity.softDelete === undefined
  return isFree && !isKept(entity) && canPut(entity)
}

/** Copies of an owner's attributes that a pattern finds, so that the owner's repository can update them. */
export interface FoundCopies extends CopiesModel {
  readonly entity: EntityModel
  readonly found: string
}

/** What entities have of this one, where something finds it. */
export function copiesOf({ entities }: Model, owner: EntityModel): readonly FoundCopies[] {
  return entities.flatMap((entity) =>
    (entity.copies ?? []).flatMap((copies) =>
      copies.owner === owner.name && copies.found !== undefined ? [{ ...copies, entity, found: copies.found }] : [],
    ),
  )
}
