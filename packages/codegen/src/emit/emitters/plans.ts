import { collectionNames, type EmitContext, found, namesOf, planNamed } from '../context.js'
import { addEntityPlan } from '../plans/entity-code.js'
import { addPlan } from '../plans/pattern-code.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'

/** `plans.ts`: entities and patterns as the runtime takes them. */
export function emitPlans(context: EmitContext): FileBuilder {
  const file = fileBuilder(new Set([...context.names.exported, ...context.names.plans]))
  for (const entity of context.model.entities) {
    addEntityPlan(file, context, entity)
    for (const { name } of entity.patterns) {
      addPlan(file, context, planNamed(context, `${entity.name}.${name}`), patternConstant(context, entity.name, name))
    }
  }
  for (const collection of context.model.collections) {
    addPlan(file, context, planNamed(context, collection.name), collectionNames(context, collection.name).plan, collection)
  }
  return file
}

export function patternConstant(context: EmitContext, entity: string, pattern: string): string {
  return found(namesOf(context, entity).patterns.get(pattern), `pattern ${entity}.${pattern}`)
}
