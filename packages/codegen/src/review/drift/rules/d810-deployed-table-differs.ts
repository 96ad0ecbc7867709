import type { Model, TableModel } from '@keyloom/core'
import { projectionText } from '../../compare/index-text.js'
import { keySchemaText } from '../../compare/key-schema.js'
import type { DeployedTable } from '../deployed-table.js'
import type { Drift, DriftRule } from '../drift-rule.js'

/** The deployed table is not that of the schema. */
export const deployedTableDiffers: DriftRule = {
  id: 'D810',
  slug: 'deployed-table-differs',
  severity: 'breaking',
  title: 'The deployed table is not that of the schema',
  fix: 'Deploy the table, or bring the schema in line with it.',
  check: ({ deployed }) => (deployed === undefined ? [] : differences(deployed.table, tableOf(deployed.model, deployed.table))),
}

/** The table of this name; a schema with one table has it under any deployed name. */
function tableOf({ tables }: Model, { name }: DeployedTable): TableModel | undefined {
  return tables.find((table) => table.name === name) ?? (tables.length === 1 ? tables[0] : undefined)
}

function differences(deployed: DeployedTable, table: TableModel | undefined): Drift[] {
  if (table === undefined) return [{ target: deployed.name, before: 'deployed', after: 'in no schema' }]
  const indexes = new Set([...table.indexes, ...deployed.indexes].map(({ name }) => name))
  return [
    ...differs(`${deployed.name} key`, keySchemaText(deployed.key), keySchemaText(table.key)),
    ...[...indexes].flatMap((name) => {
      const [before, after] = [deployed.indexes.find((one) => one.name === name), table.indexes.find((one) => one.name === name)]
      const expected = after && `${after.kind} ${keySchemaText(after.key)}, ${projectionText(after.projection)}`
      return differs(`${deployed.name}.${name}`, before && `${before.kind} ${keySchemaText(before.key)}, ${before.projection}`, expected)
    }),
    ...differs(`${deployed.name} stream`, deployed.stream, table.stream),
    ...differs(`${deployed.name} capacity`, deployed.mode, table.capacity.mode),
  ]
}

function differs(target: string, before = 'none', after = 'none'): Drift[] {
  return before === after ? [] : [{ target, before, after }]
}
