import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { keyloomError, type Model } from '@keyloom/core'
import { didYouMean } from '../errors/did-you-mean.js'
import { describeTable, type TableDescription } from '../infra/table-description.js'
import type { Arguments } from './command.js'

/** A table of the schema and the name that it is deployed with. */
export interface DeployedAs {
  readonly table: TableDescription
  readonly name: string
}

/** What `--table` says: the name of the only table, or a name for each of several; the schema's own where it says nothing. */
export function deployedTables({ options }: Arguments, { model }: { readonly model: Model }): DeployedAs[] {
  const tables = model.tables.map(describeTable)
  const given = typeof options.table === 'string' ? options.table : undefined
  if (given === undefined) return tables.map((table) => ({ table, name: table.name }))
  const [only, ...others] = tables
  if (!given.includes('=') && only !== undefined && others.length === 0) return [{ table: only, name: given }]
  const names = tables.map((table) => table.name)
  return given.split(',').map((pair) => {
    const [schemaName = '', name = schemaName] = pair.split('=')
    const table = tables.find((one) => one.name === schemaName)
    if (table !== undefined && name !== '') return { table, name }
    throw keyloomError('CLI.USAGE', `\`--table ${pair}\` names no table of the schema${didYouMean(schemaName, names)}.`, {
      fix: `Write ${names.map((one) => `${one}=deployed-name`).join(',')}.`,
    })
  })
}

/** A client with the credentials that the SDK finds. The SDK is the user's own: who only generates does not install it. */
export async function deployClient({ options: { region, endpoint } }: Arguments): Promise<DynamoDBClient> {
  if (typeof endpoint === 'string' && !/^https?:\/\/[^/]/.test(endpoint))
    throw keyloomError('CLI.USAGE', `\`--endpoint ${endpoint}\` is no address.`, { fix: 'Write it as http://127.0.0.1:8000.' })
  const { DynamoDBClient } = await sdk()
  const client = new DynamoDBClient({ ...(typeof region === 'string' && { region }), ...(typeof endpoint === 'string' && { endpoint }) })
  await client.config.region().catch((cause: unknown) => {
    throw keyloomError('CLI.USAGE', 'It is not said in which region the table is.', { fix: 'Give `--region`, or set AWS_REGION.', cause })
  })
  return client
}

async function sdk(): Promise<typeof import('@aws-sdk/client-dynamodb')> {
  try {
    return await import('@aws-sdk/client-dynamodb')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw keyloomError('CLI.USAGE', 'This needs the AWS SDK, @aws-sdk/client-dynamodb, which is not installed.', {
      fix: 'Install it: `npm install @aws-sdk/client-dynamodb`.',
      cause,
    })
  }
}
