import type { AttributeModel, EntityModel, Model, Plan } from '@keyloom/core'
import { type EmitContext, entityNamed, namesOf, tableNamed } from '../context.js'
import type { SchemaNames } from '../names/schema-names.js'
import { camelCase, pascalCase, quote } from '../print/safe-identifier.js'
import type { EntityView, Views } from './view.js'

export function viewsOf({ model, entities, plans, names }: Omit<EmitContext, 'views' | 'sources' | 'functions'>): Views {
  const views = new Map<string, EntityView>()
  const byPlan = new Map<string, EntityView>()
  for (const plan of plans.values()) {
    const { result } = plan
    for (const name of result.kind === 'collection' ? result.members.map(({ entity }) => entity) : [result.entity]) {
      const entity = entityNamed({ entities }, name)
      const attributes = returned(plan, entity)
      const index = partialIndex(model, plan)
      // Of whole items, too, only what is shown is returned: the codec leaves the rest out.
      const isWholeItem = index === undefined && plan.select === undefined
      const all = isWholeItem ? entity.attributes.filter(({ hidden }) => hidden !== true) : entity.attributes
      if (attributes.length === all.length) continue
      const key = JSON.stringify([name, index, plan.select === undefined, attributes.map((attribute) => attribute.name)])
      const view = views.get(key) ?? viewOf(plan, entity, attributes, index, names)
      views.set(key, view)
      byPlan.set(`${plan.name} ${name}`, view)
    }
  }
  return { all: [...views.values()], of: (plan, entity) => byPlan.get(`${plan.name} ${entity}`) }
}

function viewOf(
  plan: Plan,
  entity: EntityModel,
  attributes: readonly AttributeModel[],
  index: string | undefined,
  names: SchemaNames,
): EntityView {
  const own = namesOf({ names }, entity.name)
  const base = { entity, attributes, ...(index !== undefined && { index }) }
  if (plan.select === undefined && index !== undefined) {
    const name = own.inIndex(index)
    return { ...base, type: { kind: 'interface', name }, constant: names.freePlan(camelCase(name)) }
  }
  const constant = names.freePlan(`${own.property}${attributes.map(({ name }) => pascalCase(name)).join('')}`)
  return { ...base, type: { kind: 'pick', attributes: attributes.map(({ name }) => quote(name)).join(' | ') }, constant }
}

function returned(plan: Plan, entity: EntityModel): AttributeModel[] {
  const selected = plan.select
  if (selected !== undefined) return entity.attributes.filter(({ name }) => selected.includes(name))
  // A collection has several entities, so it names whose attribute is missing.
  const missing = new Set(plan.missing)
  const prefix = plan.result.kind === 'collection' ? `${entity.name}.` : ''
  return entity.attributes.filter(({ name, hidden }) => hidden !== true && !missing.has(`${prefix}${name}`))
}

function partialIndex(model: Model, plan: Plan): string | undefined {
  if (plan.kind === 'get' || plan.index === undefined) return undefined
  const index = tableNamed({ model }, plan.table).indexes.find(({ name }) => name === plan.index)
  return index === undefined || index.projection.kind === 'all' ? undefined : index.name
}
