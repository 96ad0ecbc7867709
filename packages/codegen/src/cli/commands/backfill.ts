import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type AttributeModel, keyloomError, type Model } from '@keyloom/core'
import { type BackfillResult, type Requests, runBackfill } from '../../backfill/run-backfill.js'
import { didYouMean } from '../../errors/did-you-mean.js'
import { readCheckpoint, removeCheckpoint, writeCheckpoint } from '../../scan/checkpoint.js'
import type { StoredEntity } from '../../scan/stored-entity.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { currentPlans } from '../scan/current-plans.js'
import { findEntity } from '../scan/find-entity.js'
import { interrupted } from '../scan/interrupted.js'
import { positive, reasonOf, required } from '../scan/options.js'
import { scanProgress } from '../scan/progress.js'
import { configOf, workingIn } from './config-options.js'

const defaultSegments = 4

/** `keyloom backfill`: gives stored items the index keys, the defaults and the form of attributes that the schema says now. */
export async function backfill(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const because = reasonOf('backfill', given)
  const entityName = required('backfill', given, 'entity', 'the entity whose items are stamped')
  const segments = positive(given, 'segments') ?? defaultSegments
  const budget = positive(given, 'budget')
  const dryRun = given.options['dry-run'] === true

  const plans = await currentPlans(await configOf(given, io), 'backfill', asJson, io)
  if (typeof plans === 'number') return plans
  const entity = findEntity(plans.entities, entityName)
  const attributes = attributesOf(plans.model, entity, given.options.attribute)
  // Attributes alone, where nothing is said of indexes.
  const indexes = attributes.length > 0 && given.options.index === undefined ? new Set<string>() : indexesOf(entity, given.options.index)
  const { name: table } = deployedTables(given, plans).find(({ table: { name } }) => name === entity.table)!

  const file = resolve(
    io.cwd,
    typeof given.options.checkpoint === 'string' ? given.options.checkpoint : `keyloom-backfill-${entity.name}.json`,
  )
  const job = `${entity.name} ${[...indexes, ...attributes.map(({ name }) => name)].join(',')} of ${table}, model ${plans.hash}`
  const from = dryRun ? undefined : readCheckpoint<BackfillResult>(file, job)
  const requests = await requestsOf(given)

  io.stderr.write(
    `${from === undefined ? 'Reading' : 'Going on reading'} ${table} by a Scan in ${count(from?.segments.length ?? segments, 'segment')}: ${because}\n`,
  )
  const told = scanProgress(io)
  const result = await runBackfill(
    {
      job,
      entity,
      stamps: { indexes, attributes },
      table,
      segments,
      ...(budget !== undefined && { budget }),
      dryRun,
      timing: { now: () => performance.now(), sleep },
      saved(checkpoint) {
        if (!dryRun) writeCheckpoint(file, checkpoint)
        const { seen, stamped } = checkpoint.result.counts
        told(seen, `${stamped} stamped`)
      },
    },
    requests,
    from,
  ).catch((cause: unknown) => {
    const fix = dryRun ? 'Nothing was written.' : `What is done is kept in ${shownPath(io.cwd, file)}: run the same command again to go on.`
    throw interrupted(`The backfill of ${entity.name} on`, table, fix, cause)
  })
  // What is done needs no place to go on from; what was left over is found by the next run, from the beginning.
  if (!dryRun) removeCheckpoint(file)
  return report(entity.name, result, { dryRun, asJson }, io)
}

/** The requests of a backfill, by the SDK of the application. */
async function requestsOf(given: Arguments): Promise<Requests> {
  const client = await deployClient(given)
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

function report(
  name: string,
  { counts, samples }: BackfillResult,
  { dryRun, asJson }: { dryRun: boolean; asJson: boolean },
  io: Io,
): ExitCode {
  const { seen, stamped, current, misplaced, unreadable, contended } = counts
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'backfill', entity: name, dryRun, ...counts, samples })}\n`)
  else {
    io.stdout.write(
      `${count(seen, 'item')} of ${name}: ${stamped} ${dryRun ? 'to be stamped' : 'stamped'}, ${current} right already, ` +
        `${misplaced} under another primary key than their attributes form, ${unreadable} that do not satisfy the schema, ` +
        `${contended} changed by others all the while.\n`,
    )
    for (const [kind, keys] of Object.entries(samples)) {
      if (dryRun || kind !== 'stamped') for (const key of keys) io.stdout.write(`  ${kind}: ${key}\n`)
    }
  }
  return misplaced + unreadable + contended > 0 || (dryRun && stamped > 0) ? exitCodes.findings : exitCodes.clean
}
