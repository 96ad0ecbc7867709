import type { EntityModel, IndexModel, Model, Plan, TableModel } from '@keyloom/core'
import { attributeOf, valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, LintSubject, Rule } from '../rule.js'

export const projectionTooWide: Rule = {
  id: 'L717',
  slug: 'projection-too-wide',
  severity: 'info',
  title: 'An index copies what its patterns read, and not much more.',
  why: 'Every copied attribute is stored twice, and each change of it is a write of the index too.',
  fix: 'Name the attributes in `projection`.',
  check: (subject) =>
    subject.model.tables.flatMap((table) =>
      table.indexes.flatMap((index) => [...namedKeys(index, table), ...unread(index, table, subject)]),
    ),
}

/** Key attributes are in every index: naming them does nothing but count against the 100 that can be named. */
function namedKeys({ name, key, projection }: IndexModel, table: TableModel): Fault[] {
  if (projection.kind !== 'include') return []
  const keys = [table.key, key].flatMap(({ partition, sort }) => [...partition, ...sort]).map((attribute) => attribute.name)
  const named = projection.attributes.filter((attribute) => keys.includes(attribute))
  if (named.length === 0) return []
  const path = ['tables', table.name, 'indexes', name, 'projection']
  return [{ path, message: `The projection of \`${name}\` names ${names(named)}, which is part of a key.`, fix: 'Leave it out.' }]
}

function unread(index: IndexModel, table: TableModel, { model, plans }: LintSubject): Fault[] {
  if (index.projection.kind !== 'all') return []
  const readers = plans.filter((plan) => plan.kind !== 'get' && plan.table === table.name && plan.index === index.name)
  const members = model.entities.filter((entity) => entity.indexes.some((membership) => membership.index === index.name))
  const reads = readers.map((plan) => readBy(plan, model))
  if (readers.length === 0 || reads.some((one) => one === undefined)) return []
  const used = new Set(reads.flatMap((one) => one ?? []))
  const [all, spare] = [
    members.flatMap(copied),
    members.flatMap((entity) => copied(entity).filter((name) => !used.has(`${entity.name}.${name}`))),
  ]
  if (spare.length * 2 < all.length || spare.length < 3) return []
  const message = `\`${index.name}\` copies ${all.length} attributes, and its patterns read ${all.length - spare.length}: each write of the others is paid for twice, and so is their storage.`
  return [{ path: ['tables', table.name, 'indexes', index.name], message }]
}

/** What a plan returns of which entity; undefined where it returns everything. */
function readBy(plan: Plan, model: Model): readonly string[] | undefined {
  if (plan.result.kind === 'collection' || plan.select === undefined) return undefined
  const { entity } = plan.result
  const owner = model.entities.find(({ name }) => name === entity)
  return owner === undefined ? undefined : [...plan.select, ...plan.filter].map((name) => `${entity}.${name}`)
}

/** What an index copies of an entity besides keys. */
function copied(entity: EntityModel): readonly string[] {
  const parts = [entity.key.partition, ...(entity.key.sort === undefined ? [] : [entity.key.sort])]
  const inKey = new Set(parts.flatMap(valuesOf).map(({ attribute }) => attribute))
  return entity.attributes.flatMap(({ name }) => (inKey.has(name) || attributeOf(entity, name)?.implied !== undefined ? [] : [name]))
}
