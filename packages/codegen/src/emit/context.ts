import { type EntityModel, keyloomError, type Model, type Plan, type TableModel } from '@keyloom/core'
import type { CollectionNames, EntityNames, SchemaNames } from './names/schema-names.js'
import type { Views } from './plans/view.js'
import { droppable } from './print/droppable.js'
import type { Code } from './print/layout.js'

/** What every emitter reads. */
export interface EmitContext {
  /** From the output folder to that of the schema file. */
  readonly sources: string
  readonly model: Model
  readonly entities: ReadonlyMap<string, EntityModel>
  /** By `Order.byCustomer`, or the name of a collection. */
  readonly plans: ReadonlyMap<string, Plan>
  readonly names: SchemaNames
  /** What reads return besides whole entities. */
  readonly views: Views
  /** Whether functions are generated, and so constants that a bundler can leave out. */
  readonly functions: boolean
}

/** The value of a constant, as the generated code has it. */
export function constant({ functions }: Pick<EmitContext, 'functions'>, value: Code): Code {
  return functions ? droppable(value) : value
}

/** The module that generated code runs on. */
export const runtime = '@keyloom/core/runtime'

export function entityNamed(context: Pick<EmitContext, 'entities'>, name: string): EntityModel {
  return found(context.entities.get(name), `entity ${name}`)
}

export function tableNamed(context: Pick<EmitContext, 'model'>, name: string): TableModel {
  const table = context.model.tables.find((candidate) => candidate.name === name)
  return found(table, `table ${name}`)
}

export function namesOf(context: Pick<EmitContext, 'names'>, entity: string): EntityNames {
  return found(context.names.entities.get(entity), `entity ${entity}`)
}

export function collectionNames(context: Pick<EmitContext, 'names'>, collection: string): CollectionNames {
  return found(context.names.collections.get(collection), `collection ${collection}`)
}

export function planNamed(context: Pick<EmitContext, 'plans'>, name: string): Plan {
  return found(context.plans.get(name), `plan of ${name}`)
}

/** A model and plans that were made together have all that they name. */
export function found<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value
  throw keyloomError('SCHEMA.INVALID', `The model has no ${what}.`, { fix: 'Generate from the model that the plans were made of.' })
}
