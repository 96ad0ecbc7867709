import { keyloomError } from '@keyloom/core'
import { stringify } from 'yaml'
import type { InfraFormat, InfraSyntax } from './format.js'
import { cdk } from './formats/cdk.js'
import { cloudFormation } from './formats/cloudformation.js'
import { createTableInput } from './formats/create-table.js'
import { sam } from './formats/sam.js'
import { serverless } from './formats/serverless.js'
import { terraform } from './formats/terraform.js'
import type { InfraDescription } from './infra-description.js'

/** The text of one format: the same schema gives the same bytes. Throws `INFRA.TABLES` where CreateTable would have to make several. */
export function printInfra(infra: InfraDescription, format: InfraFormat, syntax: InfraSyntax): string {
  const note = `Made by keyloom from the schema ${JSON.stringify(infra.schema)}: change that, not this.`
  if (format === 'cdk') return `// ${note}\n\n${cdk(infra)}`
  if (format === 'terraform') return `# ${note}\n\n${terraform(infra)}`
  const data = templates[format](infra)
  if (syntax === 'json') return `${JSON.stringify(data, undefined, 2)}\n`
  // Readers of templates speak YAML 1.1, where 2012-10-17 is a date unless it stands in quotes.
  return `# ${note}\n${stringify(data, { lineWidth: 0, aliasDuplicateObjects: false, schema: 'yaml-1.1' })}`
}

const templates = { cloudformation: cloudFormation, sam, serverless, 'create-table': onlyTable }

function onlyTable({ tables }: InfraDescription): unknown {
  const [table, ...others] = tables
  if (table !== undefined && others.length === 0) return createTableInput(table)
  throw keyloomError(
    'INFRA.TABLES',
    `CreateTable makes one table, and the schema has ${tables.map(({ name }) => name).join(', ') || 'none'}.`,
    {
      fix: 'Name one with `--table`, or `table` in the configuration.',
      payload: { tables: tables.map(({ name }) => name) },
    },
  )
}
