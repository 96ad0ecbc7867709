import type { EntityModel, IndexModel, Model, TableModel, TransactionModel, UniqueModel } from '@keyloom/core'
import { type Compared, kept, pairByName } from './compared.js'
import { type ComparedMember, compareMembers } from './members.js'
import { type ComparedMembership, compareMemberships } from './memberships.js'
import { type ComparedPart, compareParts } from './parts.js'
import { compareQuestions, type Planned, planned, type Question } from './questions.js'

/** Two models side by side: what every rule looks at. Things are paired by name, or by the name that the schema says they had. */
export interface Comparison {
  readonly base: Model
  readonly head: Model
  readonly planned: { readonly base: Planned; readonly head: Planned }
  readonly tables: readonly Compared<TableModel>[]
  readonly indexes: readonly Compared<IndexModel>[]
  readonly entities: readonly Compared<EntityModel>[]
  /** Attributes of kept entities, and the properties inside them. */
  readonly members: readonly ComparedMember[]
  /** Parts of primary keys and of index keys of kept entities. */
  readonly parts: readonly ComparedPart[]
  readonly memberships: readonly ComparedMembership[]
  /** Access patterns and collections with their plans. */
  readonly questions: readonly Compared<Question>[]
  readonly uniques: readonly Compared<UniqueModel>[]
  readonly transactions: readonly Compared<TransactionModel>[]
}

export function compareModels(base: Model, head: Model): Comparison {
  const tables = compareTables(base, head)
  const entities = pairByName(base.entities, head.entities, (entity) => entity.renamedFrom).map((pair) => named(pair, 'entities'))
  const plans = { base: planned(base), head: planned(head) }
  return {
    base,
    head,
    planned: plans,
    tables,
    indexes: kept(tables).flatMap((table) =>
      pairByName(table.base.indexes, table.head.indexes).map((pair): Compared<IndexModel> => {
        const { name } = nameOf(pair)
        const about = { table: table.head.name, index: name }
        return { ...pair, target: `${table.target}.${name}`, path: ['tables', table.head.name, 'indexes', name], about }
      }),
    ),
    entities,
    members: kept(entities).flatMap(compareMembers),
    parts: kept(entities).flatMap(compareParts),
    memberships: kept(entities).flatMap(compareMemberships),
    questions: compareQuestions(plans.base, plans.head, entities),
    uniques: kept(entities).flatMap((entity) =>
      pairByName(entity.base.unique ?? [], entity.head.unique ?? []).map((pair): Compared<UniqueModel> => {
        const { name } = nameOf(pair)
        return { ...pair, target: `${entity.target}.${name}`, path: [...entity.path, 'unique', name], about: entity.about }
      }),
    ),
    transactions: pairByName(base.transactions ?? [], head.transactions ?? []).map((pair) => named(pair, 'transactions')),
  }
}

/** Tables have no declared former name: one that is new is the old one where all entities of the one are in the other now. */
function compareTables(base: Model, head: Model): Compared<TableModel>[] {
  const isNew = ({ name }: TableModel) => !base.tables.some((table) => table.name === name)
  const former = (table: TableModel): string | undefined => {
    if (!isNew(table)) return undefined
    const members = head.entities.filter((entity) => entity.table === table.name).map(({ name, renamedFrom }) => renamedFrom ?? name)
    const old = base.tables.find(({ name }) => !head.tables.some((one) => one.name === name) && movedAll(base, name, members))
    return old?.name
  }
  return pairByName(base.tables, head.tables, former).map((pair) => {
    const { name } = nameOf(pair)
    return { ...pair, target: name, path: ['tables', name], about: { table: name } }
  })
}

function movedAll(base: Model, table: string, members: readonly string[]): boolean {
  const owners = base.entities.filter((entity) => entity.table === table)
  return owners.length > 0 && owners.every(({ name }) => members.includes(name))
}

function named<T extends { readonly name: string; readonly table: string }>(
  pair: { readonly base?: T; readonly head?: T },
  group: 'entities' | 'transactions',
): Compared<T> {
  const { name, table } = nameOf(pair)
  return { ...pair, target: name, path: [group, name], about: { table, ...(group === 'entities' && { entity: name }) } }
}

function nameOf<T>(pair: { readonly base?: T; readonly head?: T }): T {
  return (pair.head ?? pair.base)!
}
