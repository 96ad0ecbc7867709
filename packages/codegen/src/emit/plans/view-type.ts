import type { Plan } from '@keyloom/core'
import { type EmitContext, namesOf } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import type { EntityView } from './view.js'

/** The type of what a plan returns of an entity, in a file other than `entities.ts` unless `isHome`. */
export function resultType(context: EmitContext, plan: Plan, entity: string, file: FileBuilder, isHome = false): string {
  const view = context.views.of(plan, entity)
  const use = (name: string) => (isHome ? name : file.imports.type('./entities.js', name))
  return view === undefined ? use(namesOf(context, entity).type) : viewType(context, view, file, use)
}

export function viewType(context: EmitContext, view: EntityView, file: FileBuilder, use: (name: string) => string): string {
  if (view.type.kind === 'interface') return use(view.type.name)
  return `${file.global('Pick')}<${use(namesOf(context, view.entity.name).type)}, ${view.type.attributes}>`
}
