import type { Condition, EntityKey, IndexModel, Membership } from '../../model/index.js'
import type { EntityIndexConfig } from '../index-option.js'
import { suggest } from '../suggest.js'
import { areDisjoint } from './are-disjoint.js'
import { impliesPresence } from './build-conditions.js'
import { buildDeclared } from './build-declared.js'
import { optionalSources, presence } from './build-variant.js'
import type { EntityContext } from './context.js'
import { type HeldPart, heldParts, shareParts } from './held-parts.js'

/** Every index that items of the entity are in: the declared ones, and those whose key attributes they hold anyway. */
export function buildMemberships(
  key: EntityKey | undefined,
  declared: Readonly<Record<string, EntityIndexConfig>>,
  context: EntityContext,
): Membership[] {
  const { report, table } = context
  for (const name of Object.keys(declared)) {
    if (!table.indexes.some((index) => index.name === name)) {
      report.add(
        'SCHEMA.UNKNOWN',
        [...context.path, 'indexes', name],
        `Table '${table.name}' has no index '${name}'.`,
        suggest(
          name,
          table.indexes.map((index) => index.name),
        ),
      )
    }
  }
  const always = heldParts(key, context)
  const held = new Map([...always].map(([attribute, part]) => [attribute, [part]]))
  const memberships = new Map<string, Membership>()
  for (const index of table.indexes) {
    const option = declared[index.name]
    const membership = option === undefined ? undefined : buildDeclared(index, option, always, context)
    if (membership === undefined) continue
    memberships.set(index.name, membership)
    shareParts(membership, held, context)
  }
  for (const index of table.indexes) {
    if (declared[index.name] !== undefined) continue
    const membership = factualMembership(index, held, context)
    if (membership !== undefined) memberships.set(index.name, membership)
  }
  return table.indexes.flatMap((index) => memberships.get(index.name) ?? [])
}

/** The parts that items hold for an index that is not declared: of an attribute with several, one for each condition. */
function factualMembership(
  index: IndexModel,
  held: ReadonlyMap<string, readonly HeldPart[]>,
  context: EntityContext,
): Membership | undefined {
  const attributes = [...index.key.partition, ...index.key.sort]
  const variants = combinations(attributes.map(({ name }) => held.get(name) ?? [])).map((parts) => {
    const conditions = uniqueConditions(parts.flatMap(({ when }) => when))
    const uncertain = optionalSources(
      parts.map(({ part }) => part),
      context,
    ).filter((name) => !impliesPresence(conditions, name))
    return {
      when: [...conditions, ...uncertain.map(presence)],
      partition: parts.slice(0, index.key.partition.length).map(({ part }) => part),
      sort: parts.slice(index.key.partition.length).map(({ part }) => part),
    }
  })
  if (variants.length === 0) return undefined
  return { index: index.name, declared: false, variants, sparse: false, onPartialUpdate: 'require' }
}

/** One part of each list, in every way whose conditions do not exclude each other. */
function combinations(lists: readonly (readonly HeldPart[])[]): readonly (readonly HeldPart[])[] {
  return lists.reduce<readonly (readonly HeldPart[])[]>(
    (all, list) =>
      all.flatMap((parts) =>
        list.filter((part) => !parts.some(({ when }) => areDisjoint(when, part.when))).map((part) => [...parts, part]),
      ),
    [[]],
  )
}

function uniqueConditions(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()]
}
