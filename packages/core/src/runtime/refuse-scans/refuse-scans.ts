import type { DescribeTableCommandOutput } from '@aws-sdk/client-dynamodb'
import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Client } from '../client.js'
import { DescribeTableCommand } from '../sdk.js'
import { declaredScan } from './declared.js'
import { fixesPartition } from './fixes-partition.js'
import { findSelects, type Select } from './partiql-select.js'

/** What `refuseScans` lets pass, and what it need not ask DynamoDB. */
export interface RefuseScansOptions {
  /** Lets the scans pass that a Keyloom schema declares with a reason. Without it they are refused as all others. */
  readonly allowDeclared?: boolean
  /**
   * The partition attribute of each deployed table (`'shop-prod': 'pk'`) and index (`'shop-prod.gsi1': 'gsi1pk'`) that PartiQL SELECTs
   * read. What is not given is asked of DynamoDB once, by DescribeTable.
   */
  readonly partitionKeys?: Readonly<Record<string, string>>
}

/** A client whose middleware can be added to. */
export interface GuardedClient extends Client {
  readonly middlewareStack: { add(middleware: never, options: never): void }
}

type Next = (args: { readonly input: Readonly<Record<string, unknown>> }) => Promise<unknown>
type Middleware = (next: Next, context: Readonly<Record<PropertyKey, unknown>>) => Next

/**
 * Makes a client, and every code that uses it, throw before a Scan leaves the process: a ScanCommand, or a PartiQL SELECT whose condition
 * does not fix the partition key by `=` or IN (in ExecuteStatement, BatchExecuteStatement, ExecuteTransaction). Returns the client. Call it
 * before the first command when the client is made with `cacheMiddleware`.
 *
 * @throws KeyloomError, from the refused call: `SCAN.REFUSED`.
 *
 * @example
 * ```ts
 * import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
 * import { refuseScans } from '@keyloom/core/runtime'
 *
 * const shop = createShop({ client: refuseScans(new DynamoDBClient({})), tables: { shop: 'shop-prod' } })
 * ```
 */
export function refuseScans<C extends GuardedClient>(client: C, options: RefuseScansOptions = {}): C {
  const partitionOf = partitionKeys(client, options.partitionKeys ?? {})
  const middleware: Middleware = (next, context) => async (args) => {
    const { commandName } = context
    if (commandName === 'ScanCommand') {
      if (options.allowDeclared !== true || typeof context[declaredScan] !== 'string') throw refusedScan(args.input, context[declaredScan])
    } else for (const statement of statementsOf(args.input)) await checkStatement(statement, partitionOf)
    return next(args)
  }
  // Late in its step, when a command's own middleware has said that the scan is declared.
  client.middlewareStack.add(
    middleware as never,
    { step: 'initialize', priority: 'low', name: 'keyloomRefuseScans', override: true } as never,
  )
  return client
}

/** PartiQL has one statement, or several in a list of one of two names; no other command has members of these names. */
function statementsOf({ Statement, Statements, TransactStatements }: Readonly<Record<string, unknown>>): string[] {
  const list = [{ Statement }, ...listOf(Statements), ...listOf(TransactStatements)]
  return list.flatMap((each) => (typeof each.Statement === 'string' ? [each.Statement] : []))
}

function listOf(value: unknown): { readonly Statement?: unknown }[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
}

type PartitionOf = (select: Select) => Promise<string | undefined>

async function checkStatement(statement: string, partitionOf: PartitionOf): Promise<void> {
  const selects = findSelects(statement)
  if (selects === 'unreadable') throw refusedStatement(statement, 'it cannot be read')
  for (const select of selects) {
    if (select.where.length === 0) throw refusedStatement(statement, 'it has no condition')
    const attribute = await partitionOf(select)
    const place = `'${select.table}'${select.index === undefined ? '' : `.'${select.index}'`}`
    if (attribute === undefined) throw refusedStatement(statement, `the partition key of ${place} is not known`)
    if (!fixesPartition(select.where, attribute)) throw refusedStatement(statement, `its condition does not fix '${attribute}'`)
  }
}

function partitionKeys(client: Client, known: Readonly<Record<string, string>>): PartitionOf {
  const described = new Map<string, Promise<DescribeTableCommandOutput>>()
  return async ({ table, index }) => {
    const name = index === undefined ? table : `${table}.${index}`
    if (Object.hasOwn(known, name)) return known[name]
    let description = described.get(table)
    if (description === undefined) {
      description = client.send(new DescribeTableCommand({ TableName: table }) as never) as Promise<DescribeTableCommandOutput>
      described.set(table, description)
    }
    try {
      const { Table } = await description
      const indexes = [...(Table?.GlobalSecondaryIndexes ?? []), ...(Table?.LocalSecondaryIndexes ?? [])]
      const schema = index === undefined ? Table?.KeySchema : indexes.find(({ IndexName }) => IndexName === index)?.KeySchema
      return schema?.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName
    } catch {
      // Not being allowed to ask is no permission to scan; the next statement may ask again.
      described.delete(table)
      return undefined
    }
  }
}

function refusedScan(input: Readonly<Record<string, unknown>>, because: unknown): KeyloomError {
  const declared = typeof because === 'string'
  return keyloomError('SCAN.REFUSED', `A Scan of '${String(input.TableName)}' was refused.`, {
    fix: declared
      ? 'The schema declares it: refuseScans(client, { allowDeclared: true }) lets declared scans pass.'
      : 'Query a table or an index by its partition key.',
    payload: { table: input.TableName, index: input.IndexName, ...(declared && { because }) },
  })
}

function refusedStatement(statement: string, reason: string): KeyloomError {
  return keyloomError('SCAN.REFUSED', `A PartiQL SELECT was refused because ${reason}: ${statement}`, {
    fix: 'Fix the partition key by = or IN; name it in `partitionKeys` where DescribeTable is not allowed.',
    payload: { statement, reason },
  })
}
