import type { Model } from '@keyloom/core'
import { askedBy } from '../facts/asked-by.js'
import type { Fault, LintSubject, Rule } from '../rule.js'

/** What the planner refuses for a reason of its own, and what nobody asks for. */
export const unusedOrUnserved: Rule = {
  id: 'L723',
  slug: 'unserved-pattern-or-unused-index-or-entity',
  severity: 'error',
  title: 'Every pattern is served, and every index and entity is asked for.',
  why: 'An unserved pattern cannot be generated. An index that nothing reads is written and paid for with every item.',
  fix: 'Declare the pattern that reads it, or remove it.',
  check: (subject) => [
    // What is mixed is for L702 and L724.
    ...subject.problems
      .filter(({ met }) => met === undefined)
      .map(
        ({ path, message, fix }): Fault => ({ path, message, entities: askedBy(path, subject.model), ...(fix !== undefined && { fix }) }),
      ),
    ...unusedIndexes(subject),
    ...unusedEntities(subject.model),
  ],
}

/** Indexes of tables whose patterns are all planned: an unserved one may be what the index is for. */
function unusedIndexes({ model, plans, problems }: LintSubject): Fault[] {
  const owners = new Set(
    problems.map(
      ({ path: [group, name] }) => (group === 'entities' ? model.entities : model.collections).find((one) => one.name === name)?.table,
    ),
  )
  return model.tables.flatMap((table) =>
    table.indexes.flatMap((index): Fault[] => {
      const isRead = plans.some((plan) => plan.table === table.name && plan.kind !== 'get' && plan.index === index.name)
      if (isRead || owners.has(table.name)) return []
      return [
        {
          path: ['tables', table.name, 'indexes', index.name],
          severity: 'warn',
          message: `No pattern reads the index \`${index.name}\` of \`${table.name}\`.`,
        },
      ]
    }),
  )
}

/** A repository reads every entity by its key, so one without patterns is unused only where the schema expects no reads of it. */
function unusedEntities({ entities, collections }: Model): Fault[] {
  const asked = new Set(collections.flatMap(({ returns }) => returns.map(({ entity }) => entity)))
  return entities.flatMap(({ name, patterns, expect }): Fault[] => {
    const isUsed = patterns.length > 0 || asked.has(name) || expect?.reads !== 0
    return isUsed
      ? []
      : [
          {
            path: ['entities', name],
            severity: 'warn',
            message: `No pattern or collection returns \`${name}\`, and no reads of it are expected.`,
          },
        ]
  })
}
