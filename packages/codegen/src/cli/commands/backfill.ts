import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type AttributeModel, keyloomError, type Model } from '@keyloom/core'
import { type BackfillResult, type Requests, runBackfill } from '../../backfill/run-backfill.js'
import { didYouMean } from '../../errors/did-you-mean.js'
import type { StoredEntity } from '../../scan/stored-entity.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { currentPlans } from '../scan/current-plans.js'
import { findEntity } from '../scan/find-entity.js'
import { resumableScan, type ScanOptions, scanOptions } from '../scan/resumable-scan.js'
import { tableSize } from '../scan/table-size.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom backfill`: gives stored items the index keys, the defaults and the form of attributes that the schema says now. */
export async function backfill(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const options = scanOptions('backfill', given, 'are stamped')
  const plans = await currentPlans(await configOf(given, io), 'backfill', options.asJson, io)
  if (typeof plans === 'number') return plans
  const entity = findEntity(plans.entities, options.entity)
  const attributes = attributesOf(plans.model, entity, given.options.attribute)
  // Attributes alone, where nothing is said of indexes.
  const indexes = attributes.length > 0 && given.options.index === undefined ? new Set<string>() : indexesOf(entity, given.options.index)
  const { name: table } = deployedTables(given, plans).find(({ table: { name } }) => name === entity.table)!
  const client = await deployClient(given)
  const requests = await requestsOf(client)
  const result = await resumableScan<BackfillResult>(
    {
      command: 'backfill',
      job: `${entity.name} ${[...indexes, ...attributes.map(({ name }) => name)].join(',')} of ${table}, model ${plans.hash}`,
      table,
      subject: `The backfill of ${entity.name} on`,
      progress: ({ read, counts }) => ({ read, outcome: `${counts.stamped} stamped` }),
      size: () => tableSize(client, table),
      run: (job, from) => runBackfill({ ...job, entity, stamps: { indexes, attributes } }, requests, from),
    },
    options,
    io,
  )
  return report(entity.name, result, options, io)
}

/** The requests of a backfill, by the SDK of the application. */
async function requestsOf(client: DynamoDBClient): Promise<Requests> {
  const { GetItemCommand, ScanCommand, UpdateItemCommand } = await import('@aws-sdk/client-dynamodb')
  return {
    scan: (input) => client.send(new ScanCommand(input as never)),
    get: (input) => client.send(new GetItemCommand(input as never)),
    update: (input) => client.send(new UpdateItemCommand(input as never)),
  }
}

function indexesOf({ name, indexes }: StoredEntity, given: string | true | undefined): ReadonlySet<string> {
  const all = indexes.filter(({ attributes }) => attributes.length > 0).map((index) => index.name)
  const asked = typeof given === 'string' ? given.split(',') : all
  const unknown = asked.find((index) => !all.includes(index))
  if (unknown !== undefined)
    throw keyloomError('CLI.USAGE', `${name} has no key to be stamped in an index '${unknown}'${didYouMean(unknown, all)}.`)
  if (asked.length > 0) return new Set(asked)
  throw keyloomError(
    'CLI.USAGE',
    `${name} is in no index whose key is formed by Keyloom: DynamoDB itself fills indexes of natural attributes.`,
  )
}

function attributesOf(model: Model, { name: entity }: StoredEntity, given: string | true | undefined): readonly AttributeModel[] {
  if (typeof given !== 'string') return []
  const all = model.entities.find(({ name }) => name === entity)?.attributes ?? []
  return given.split(',').map((name) => {
    const attribute = all.find((one) => one.name === name)
    if (attribute !== undefined) return attribute
    const known = all.map((one) => one.name)
    throw keyloomError('CLI.USAGE', `${entity} has no attribute '${name}'${didYouMean(name, known)}.`)
  })
}

function report(name: string, { counts, samples }: BackfillResult, { dryRun, asJson }: ScanOptions, io: Io): ExitCode {
  const { seen, stamped, current, misplaced, unreadable, contended } = counts
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'backfill', entity: name, dryRun, ...counts, samples })}\n`)
  else {
    io.stdout.write(
      `${count(seen, 'item')} of ${name}: ${stamped} ${dryRun ? 'to be stamped' : 'stamped'}, ${current} right already, ` +
        `${misplaced} under another primary key than their attributes form, ${unreadable} that do not satisfy the schema, ` +
        `${contended} changed by others all the while.\n`,
    )
    for (const [kind, keys] of Object.entries(samples)) {
      const what = kind === 'stamped' ? 'to be stamped' : kind
      if (dryRun || kind !== 'stamped') for (const key of keys) io.stdout.write(`  ${what}: ${key}\n`)
    }
  }
  return misplaced + unreadable + contended > 0 || (dryRun && stamped > 0) ? exitCodes.findings : exitCodes.clean
}
