import type { EntityModel } from '@keyloom/core'
import { type EmitContext, namesOf, runtime, tableNamed } from '../context.js'
import { updatePlan } from '../plans/entity-code.js'
import type { FileBuilder } from '../print/file-builder.js'
import { changeRules, changesInPlace, isChangeable } from '../types/change-rules.js'

/** An update of an entity as a member. */
export interface UpdateMember {
  readonly name: 'update' | 'updateInPlace'
  /** The type of its changes. */
  readonly changes: string
  readonly plan: string
  /** What its sentence says beside what every update does. */
  readonly also: string
}

/**
 * The updates that an entity has: none, or one. Where they are to be small, changes in place are a second one, and only this one brings what
 * they need.
 */
export function updatesOf(file: FileBuilder, context: EmitContext, entity: EntityModel, isSmall: boolean): readonly UpdateMember[] {
  const names = namesOf(context, entity.name)
  const rules = changeRules(entity, tableNamed(context, entity.table))
  if (!isChangeable(rules)) return []
  const changes = file.imports.type('./entities.js', names.changes)
  const every: UpdateMember = { name: 'update', changes, plan: names.plan, also: '' }
  if (!isSmall) return [every]
  const plan = updatePlan(context, entity)
  if (!changesInPlace(rules)) return [{ ...every, plan }]
  return [
    { ...every, changes: `${changes} & ${file.imports.type(runtime, 'WholeChanges')}`, plan },
    { ...every, name: 'updateInPlace', also: ' Numbers, lists, sets and what is nested may change in place.' },
  ]
}
