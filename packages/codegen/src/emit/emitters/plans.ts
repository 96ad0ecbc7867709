import { collectionNames, type EmitContext, found, namesOf, planNamed, runtime } from '../context.js'
import { addEntityPlan } from '../plans/entity-code.js'
import { attributeCodec, attributeNamed } from '../plans/inputs.js'
import { addPlan } from '../plans/pattern-code.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { type Code, object } from '../print/layout.js'
import { propertyName, quote } from '../print/safe-identifier.js'

/** `plans.ts`: entities and patterns as the runtime takes them. */
export function emitPlans(context: EmitContext): FileBuilder {
  const file = fileBuilder(new Set([...context.names.exported, ...context.names.plans]))
  addScopePlan(file, context)
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

function addScopePlan(file: FileBuilder, context: EmitContext): void {
  const { scope } = context.names
  const entity = context.model.entities.find((one) => one.scope !== undefined)
  if (scope === undefined || entity?.scope === undefined) return
  const members = entity.scope.map((name): Code => {
    const attribute = attributeNamed(context, entity.name, name)
    const codec = attributeCodec(context, entity.name, attribute, file)
    return [`${propertyName(name)}: `, object([`stored: ${quote(attribute.stored)}`, `codec: ${codec}`])]
  })
  const code = [`export const ${scope.plan}: ${file.imports.type(runtime, 'ScopePlan')} = `, object(members, { broken: true })]
  file.add(code, ['What keeps apart the items of one client.'], { kind: 'value', name: scope.plan })
}
