import { buildModel } from '@keyloom/core'
import { lintModel } from '../lint/lint-model.js'
import type { EntityDraft, IndexDraft, SchemaDraft, TableDraft, TemplatesDraft } from './draft.js'
import { draftSchema } from './draft-schema.js'
import { attributeName } from './infer/names.js'
import { wrongKeys } from './wrong-keys.js'

interface Told {
  readonly path: readonly string[]
  readonly message: string
}

/**
 * The draft as it can be loaded: what the schema language refuses is said in a weaker way or left out, which is told as a doubt, and so is what
 * the items contradict.
 */
export function settle(draft: SchemaDraft): SchemaDraft {
  const built = buildModel(draftSchema(draft))
  if ('problems' in built) {
    const next = mapEntities(draft, (entity, table) =>
      weaker(
        entity,
        table,
        built.problems.filter(({ path: [group, name] }) => group === 'entities' && name === entity.name),
      ),
    )
    // Nothing can be weakened for what is left: it is told when the schema is loaded.
    return JSON.stringify(next) === JSON.stringify(draft) ? draft : settle(next)
  }
  const errors = lintModel(built.model).filter(({ severity }) => severity === 'error')
  return mapEntities(draft, (entity) => {
    const model = built.model.entities.find(({ name }) => name === entity.name)
    if (model === undefined) return entity
    const wrong = wrongKeys(model, entity.items).map(
      ({ attribute, count }) => `${count} of ${entity.items.length} items have another ${attribute} than this forms`,
    )
    const found = errors.filter(({ path: [group, name] }) => group === 'entities' && name === entity.name)
    return {
      ...entity,
      doubts: [...entity.doubts, ...wrong, ...found.map(({ rule, message }) => `${rule} of \`keyloom lint\`: ${message}`)],
    }
  })
}

/** The entity without what these problems are about. */
function weaker(entity: EntityDraft, table: TableDraft, problems: readonly Told[]): EntityDraft {
  let draft = entity
  for (const problem of problems) draft = without(draft, table, problem)
  return draft
}

function without(entity: EntityDraft, table: TableDraft, { path: [, , option, name = ''], message }: Told): EntityDraft {
  const { key, indexes, unique, attributes, doubts } = entity
  const told = [...doubts, `${name} is left out: ${message}`]
  if (option === 'key') return isPlain(key) ? withNaturalKey(entity, table, message) : { ...entity, key: { ...key, escape: 'plain' } }
  if (option === 'indexes' && indexes[name] !== undefined) {
    if (isPlain(indexes[name])) return { ...entity, indexes: omit(indexes, name), doubts: told }
    return { ...entity, indexes: { ...indexes, [name]: plain(indexes[name]) } }
  }
  if (option === 'unique' && unique[name] !== undefined) return { ...entity, unique: omit(unique, name), doubts: told }
  if (option !== 'attributes') return entity
  const doubt = 'its values have no type that can be stored'
  return { ...entity, attributes: attributes.map((one) => (one.name === name ? { ...one, type: { kind: 'unknown' }, doubt } : one)) }
}

function isPlain(index: IndexDraft): boolean {
  return (
    index === true || variantsOf(index).every((variant) => variant.escape === 'plain' || (variant.partition ?? variant.sort) === undefined)
  )
}

function plain(index: IndexDraft): IndexDraft {
  if (index === true) return index
  const [first, ...others] = variantsOf(index).map((variant) => ({ ...variant, escape: 'plain' as const }))
  return others.length === 0 ? first! : [first!, ...others]
}

function variantsOf(index: TemplatesDraft | readonly TemplatesDraft[]): readonly TemplatesDraft[] {
  return 'length' in index ? index : [index]
}

/** The key attributes as attributes of the entity. */
function withNaturalKey(entity: EntityDraft, { key }: TableDraft, message: string): EntityDraft {
  const known = new Set(entity.attributes.map(({ name, stored = name }) => stored))
  const added = [...key.partition, ...key.sort].filter(({ name }) => !known.has(name))
  if (added.length === 0) return entity
  return {
    ...entity,
    key: {},
    attributes: [
      ...entity.attributes,
      ...added.map(({ name: stored }) => {
        const name = attributeName(stored)
        return { name, ...(name !== stored && { stored }), type: { kind: 'string' as const, isKey: true }, optional: false }
      }),
    ],
    doubts: [...entity.doubts, `the key stands for itself: ${message}`],
  }
}

function omit<Value>(record: Readonly<Record<string, Value>>, name: string): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== name))
}

function mapEntities(draft: SchemaDraft, change: (entity: EntityDraft, table: TableDraft) => EntityDraft): SchemaDraft {
  return { ...draft, tables: draft.tables.map((table) => ({ ...table, entities: table.entities.map((entity) => change(entity, table)) })) }
}
