import { join } from 'node:path'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { attributesOfKey, ownAttributes } from '../../emit/keys/parts.js'
import { schemaNames } from '../../emit/names/schema-names.js'
import { loadModule } from '../../load/load-module.js'
import type { MoveRequests } from '../../move/run-move.js'
import type { DeployedAs } from '../deploy-tables.js'
import type { CurrentPlans } from './current-plans.js'

interface Repository {
  settle(key: object): Promise<'moved' | 'nothing' | 'taken'>
}

/** A generated client: repositories by name, and of a schema with a scope, `in`. */
type Client = Readonly<Record<string, Repository>> & { in(scope: object): Readonly<Record<string, Repository>> }

/** `settle` of the generated repository of an entity, on deployed tables, and what each call of it consumes. */
export async function settleRequest(
  { model, out }: CurrentPlans,
  tables: readonly DeployedAs[],
  entityName: string,
  client: DynamoDBClient,
): Promise<MoveRequests['settle']> {
  const { names } = schemaNames(model)
  const entity = model.entities.find(({ name }) => name === entityName)!
  const generated = await loadModule(join(out, 'client.ts'))
  const create = generated[names.factory] as (options: object) => Client
  const { property } = names.entities.get(entityName)!
  return async (item) => {
    let units = 0
    const all = create({
      client,
      tables: Object.fromEntries(tables.map(({ table, name }) => [table.name, name])),
      capacity: true,
      observe: ({ capacity = 0 }: { readonly capacity?: number }) => {
        units += capacity
      },
    })
    const repositories = entity.scope === undefined ? all : all.in(picked(item, entity.scope))
    const settled = await repositories[property]!.settle(picked(item, ownAttributes(entity, attributesOfKey(entity.key))))
    return { settled, units }
  }
}

function picked(from: object, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, (from as Readonly<Record<string, unknown>>)[name]]))
}
