import type { EntityModel, Model, Plan } from '@keyloom/core'
import type { Fault, Rule } from '../rule.js'

/** Of stored models: the schema language adds the attribute to every projection. */
export const ttlReadFilterMissing: Rule = {
  id: 'L726',
  slug: 'ttl-read-filter-missing',
  severity: 'warn',
  title: 'Every index holds the time of expiry of the items that have one.',
  why: 'DynamoDB deletes expired items within days, not at once: until then a read that cannot see the time returns them.',
  fix: 'Add the attribute to the projection of the index.',
  check: ({ model, plans }) =>
    model.tables.flatMap((table) =>
      table.indexes.flatMap(({ name, key, projection }): Fault[] => {
        const { ttl } = table
        const isHeld =
          projection.kind !== 'include' ||
          [...projection.attributes, ...key.partition.map((part) => part.name), ...key.sort.map((part) => part.name)].some(
            (one) => one === ttl,
          )
        if (ttl === undefined || isHeld) return []
        const readers = plans.filter((plan) => plan.kind !== 'get' && plan.index === name && plan.table === table.name)
        const reader = readers.find((plan) => entitiesOf(plan, model).some((entity) => entity.ttl !== undefined))
        if (reader === undefined) return []
        const message = `\`${reader.name}\` reads \`${name}\`, which does not hold \`${ttl}\`: expired items are among its results.`
        return [{ path: ['tables', table.name, 'indexes', name, 'projection'], message }]
      }),
    ),
}

function entitiesOf({ result }: Plan, model: Model): readonly EntityModel[] {
  const asked = result.kind === 'collection' ? result.members.map(({ entity }) => entity) : [result.entity]
  return model.entities.filter(({ name }) => asked.includes(name))
}
