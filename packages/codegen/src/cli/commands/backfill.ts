import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keyloomError } from '@keyloom/core'
import { type Counts, noCounts, readCheckpoint, removeCheckpoint, writeCheckpoint } from '../../backfill/checkpoint.js'
import { type Requests, runBackfill } from '../../backfill/run-backfill.js'
import { type StoredEntity, storedEntities } from '../../backfill/stored-entity.js'
import type { ResolvedConfig } from '../../config/config.js'
import { didYouMean } from '../../errors/did-you-mean.js'
import { loadModule } from '../../load/load-module.js'
import { compareOutput } from '../../write/compare-output.js'
import { readOutput } from '../../write/read-output.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { generateFiles } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { configOf, workingIn } from './config-options.js'

const defaultSegments = 4
const progressMilliseconds = 5_000

/** `keyloom backfill`: gives stored items the index keys that the schema forms now. */
export async function backfill(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const because = required(given, 'because', 'it reads the whole table by a Scan, which is billed; say why that is meant')
  const entityName = required(given, 'entity', 'the entity whose items are stamped')
  const segments = positive(given, 'segments') ?? defaultSegments
  const budget = positive(given, 'budget')
  const dryRun = given.options['dry-run'] === true

  const config = await configOf(given, io)
  const generated = await generateFiles(config)
  if (generated.kind === 'problems') return reportProblems('backfill', generated.problems, asJson, io)
  const stale = compareOutput(
    generated.files,
    readOutput(
      config.out,
      generated.files.map(({ path }) => path),
    ),
  )
  if (stale.length > 0) {
    io.stderr.write(
      `The generated code in ${shownPath(io.cwd, config.out)} is out of date, and it says what keys are: run \`keyloom generate\`.\n`,
    )
    return exitCodes.outOfDate
  }
  const entity = await findEntity(config, entityName)
  const indexes = indexesOf(entity, given.options.index)
  const { name: table } = deployedTables(given, generated).find(({ table: { name } }) => name === entity.table)!

  const file = resolve(
    io.cwd,
    typeof given.options.checkpoint === 'string' ? given.options.checkpoint : `keyloom-backfill-${entity.name}.json`,
  )
  const job = `${entity.name} ${[...indexes].join(',')} of ${table}, model ${modelHash(config)}`
  const from = dryRun ? undefined : readCheckpoint(file, job)
  const requests = await requestsOf(given)

  io.stderr.write(
    `${from === undefined ? 'Reading' : 'Going on reading'} ${table} by a Scan in ${count(from?.segments.length ?? segments, 'segment')}: ${because}\n`,
  )
  const told = progress(io)
  const { counts } = await runBackfill(
    {
      job,
      entity,
      indexes,
      table,
      segments,
      ...(budget !== undefined && { budget }),
      dryRun,
      timing: { now: () => performance.now(), sleep },
      saved(checkpoint) {
        if (!dryRun) writeCheckpoint(file, checkpoint)
        told(checkpoint.counts)
      },
    },
    requests,
    from,
  ).catch((cause: unknown) => {
    const { name, message } = cause instanceof Error ? cause : { name: 'an error', message: String(cause) }
    throw keyloomError('BACKFILL.INTERRUPTED', `The backfill of ${entity.name} on ${table} was interrupted by ${name}: ${message}`, {
      fix: dryRun ? 'Nothing was written.' : `What is done is kept in ${shownPath(io.cwd, file)}: run the same command again to go on.`,
      payload: { table, entity: entity.name, name },
      cause,
    })
  })
  // What is done needs no place to go on from; what was left over is found by the next run, from the beginning.
  if (!dryRun) removeCheckpoint(file)
  return report(entity.name, counts, { dryRun, asJson }, io)
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

/** The value of an option that has to be given. @throws KeyloomError `CLI.USAGE`. */
function required({ options }: Arguments, name: string, why: string): string {
  const value = options[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw keyloomError('CLI.USAGE', `\`keyloom backfill\` needs \`--${name}\`: ${why}.`)
}

/** A whole number above 0. @throws KeyloomError `CLI.USAGE`. */
function positive({ options }: Arguments, name: string): number | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  throw keyloomError('CLI.USAGE', `\`--${name} ${value}\` is not a whole number above 0.`)
}

async function findEntity({ out }: ResolvedConfig, name: string): Promise<StoredEntity> {
  const entities = storedEntities(await loadModule(join(out, 'plans.ts')))
  const found = entities.find((each) => each.name === name)
  if (found !== undefined) return found
  const names = entities.map((each) => each.name)
  throw keyloomError('CLI.USAGE', `There is no entity '${name}'${didYouMean(name, names)}.`, {
    fix: `The schema has ${names.join(', ')}.`,
  })
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

const modelHash = ({ out }: ResolvedConfig): string =>
  createHash('sha256')
    .update(readFileSync(join(out, 'model.json')))
    .digest('hex')
    .slice(0, 12)

function progress({ stderr }: Io): (counts: Counts) => void {
  const begun = performance.now()
  let last = begun
  return ({ seen, stamped }) => {
    const now = performance.now()
    if (now - last < progressMilliseconds) return
    last = now
    stderr.write(`${count(seen, 'item')} read, ${stamped} stamped, ${Math.round(seen / ((now - begun) / 1000))} a second.\n`)
  }
}

function report(name: string, counts: Counts, { dryRun, asJson }: { dryRun: boolean; asJson: boolean }, io: Io): ExitCode {
  const { seen, stamped, current, misplaced, unreadable, contended } = { ...noCounts, ...counts }
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'backfill', entity: name, dryRun, ...counts })}\n`)
  else {
    io.stdout.write(
      `${count(seen, 'item')} of ${name}: ${stamped} ${dryRun ? 'to be stamped' : 'stamped'}, ${current} right already, ` +
        `${misplaced} under another primary key than their attributes form, ${unreadable} that do not satisfy the schema, ` +
        `${contended} changed by others all the while.\n`,
    )
  }
  return misplaced + unreadable + contended > 0 || (dryRun && stamped > 0) ? exitCodes.findings : exitCodes.clean
}
