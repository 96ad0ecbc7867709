import { keyloomError } from '../errors/index.js'
import type { EntityModel, Model, SchemaProblem, TableModel } from '../model/index.js'
import { checkAccess } from './build/build-access.js'
import { buildCollection } from './build/build-collection.js'
import { buildCopies } from './build/build-copies.js'
import { buildCounters } from './build/build-counters.js'
import { buildEntity } from './build/build-entity.js'
import { buildSuppressions } from './build/build-facts.js'
import { checkScopes } from './build/build-scope.js'
import { buildSeries } from './build/build-series.js'
import { buildTable, completeProjections } from './build/build-table.js'
import { buildTransaction } from './build/build-transaction.js'
import { COLLECTION, checkShape, ENTITY, TABLE } from './build/check-shape.js'
import type { CodeOf } from './build/code-of.js'
import { readDeclared } from './build/declared.js'
import { deepFreeze } from './build/deep-freeze.js'
import { checkName, checkUnique } from './build/names.js'
import { shareKeys } from './build/share-keys.js'
import type { Entity } from './entity.js'
import { createReport, list, type Report } from './report.js'
import type { Schema } from './schema.js'

/** What a schema alone does not say. */
export interface BuildOptions {
  /** Where a zod schema with code of its own is exported from; without it such a schema is a fault. */
  readonly codeOf?: CodeOf
}

/**
 * Makes the model of a schema, or names every fault that is in it. The faults of a user never throw.
 *
 * @example
 * ```ts
 * import { buildModel, type Schema } from '@keyloom/core'
 *
 * export function faultsOf(schema: Schema): string[] {
 *   const result = buildModel(schema)
 *   return 'problems' in result ? result.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) : []
 * }
 * ```
 */
export function buildModel(
  schema: Schema,
  { codeOf }: BuildOptions = {},
): { readonly model: Model } | { readonly problems: readonly SchemaProblem[] } {
  const report = createReport()
  const { name } = schema
  checkName('schema', name, ['name'], report)
  const declared = readDeclared(schema, report)
  const bare = declared.tables.flatMap((table) => {
    const isReadable = checkShape(table.config, TABLE, `the table '${table.name}'`, ['tables', table.name], report)
    return isReadable ? [buildTable(table, report, codeOf)] : []
  })
  checkUnique(
    'tables',
    bare.map((table) => table.name),
    (table) => ['tables', table],
    report,
  )
  const counting = buildCounters(declared.entities, buildEntities(declared.entities, bare, report, codeOf), report)
  const entities = buildCopies(declared.entities, buildSeries(declared.entities, counting, report), report)
  checkAccess(entities, report)
  const tables = bare.map((table) => completeProjections(table, storedNames(table, entities), report))
  const collections = declared.collections.flatMap((collection) => {
    const path = ['collections', collection.name]
    const isReadable = checkShape(collection.config, COLLECTION, `the collection '${collection.name}'`, path, report)
    return isReadable ? [buildCollection(collection, entities, report)] : []
  })
  checkUnique(
    'collections',
    collections.map((collection) => collection.name),
    (collection) => ['collections', collection],
    report,
  )
  for (const collection of collections) {
    const twin = entities.find((entity) => lowerFirst(entity.name) === collection.name)
    if (twin)
      report.add(
        'SCHEMA.NAME',
        ['collections', collection.name],
        `The client has '${collection.name}' already, for the entity ${twin.name}.`,
        'Give the collection another name.',
      )
  }
  const transactions = declared.transactions.map((transaction) => buildTransaction(transaction, entities, report))
  checkUnique(
    'transactions',
    transactions.map((transaction) => transaction.name),
    (transaction) => ['transactions', transaction],
    report,
  )
  const { suppress } = schema.config ?? {}
  const suppressions = suppress === undefined ? undefined : buildSuppressions(suppress, [], report)
  if (report.problems.length > 0) return { problems: deepFreeze([...report.problems]) }
  return {
    model: deepFreeze({
      kind: 'model',
      modelVersion: 1,
      keyFormat: 1,
      name,
      tables,
      entities,
      collections,
      ...(transactions.length > 0 && { transactions }),
      ...(suppressions !== undefined && { suppress: suppressions }),
    }),
  }
}

/**
 * The model of a schema.
 *
 * @throws `SCHEMA.INVALID` with every fault in `payload.problems`.
 *
 * @example
 * ```ts
 * import { defineSchema, defineTable, modelOf } from '@keyloom/core'
 *
 * const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
 * modelOf(defineSchema({ name: 'shop', tables: [table], entities: [] })).tables[0]?.name // 'shop'
 * ```
 */
export function modelOf(schema: Schema): Model {
  const result = buildModel(schema)
  if ('model' in result) return result.model
  const { problems } = result
  const [first] = problems
  const more = problems.length === 1 ? '' : ` (and ${problems.length - 1} more)`
  throw keyloomError('SCHEMA.INVALID', `The schema '${schema.name}' has faults: ${first?.message}${more}`, { payload: { problems } })
}

function buildEntities(declared: readonly Entity[], tables: readonly TableModel[], report: Report, codeOf?: CodeOf): EntityModel[] {
  const entities = declared.flatMap((entity): EntityModel[] => {
    const table = tables.find((candidate) => candidate.name === entity.table.name)
    if (table !== undefined) {
      const isReadable = checkShape(entity.config, ENTITY, `the entity ${entity.name}`, ['entities', entity.name], report)
      return isReadable ? [buildEntity(entity, table, report, codeOf)] : []
    }
    report.add(
      'SCHEMA.UNKNOWN',
      ['entities', entity.name],
      `The schema has no table '${entity.table.name}', which ${entity.name} is in.`,
      `Add it to tables. The schema has ${list(tables.map(({ name }) => name))}.`,
    )
    return []
  })
  checkUnique(
    'entities',
    entities.map((entity) => entity.name),
    (entity) => ['entities', entity],
    report,
  )
  checkDiscriminators(entities, report)
  checkScopes(entities, report)
  return shareKeys(entities, report)
}

/** Two entities of one table with one discriminator value could not be told apart. */
function checkDiscriminators(entities: readonly EntityModel[], report: Report): void {
  const owners = new Map<string, string>()
  for (const entity of entities) {
    if (entity.discriminator === undefined) continue
    const value = JSON.stringify([entity.table, entity.discriminator.value])
    const owner = owners.get(value)
    if (owner !== undefined && owner !== entity.name) {
      report.add(
        'SCHEMA.ATTRIBUTE',
        ['entities', entity.name, 'discriminator'],
        `${owner} and ${entity.name} have the same discriminator value '${entity.discriminator.value}'.`,
      )
    }
    owners.set(value, owner ?? entity.name)
  }
}

function storedNames(table: TableModel, entities: readonly EntityModel[]): ReadonlySet<string> {
  return new Set(
    entities.filter((entity) => entity.table === table.name).flatMap((entity) => entity.attributes.map(({ stored }) => stored)),
  )
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
