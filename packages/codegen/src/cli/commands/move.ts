import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keyloomError } from '@keyloom/core'
import type { MovingEntity } from '../../move/move-state.js'
import { type MoveResult, runMove } from '../../move/run-move.js'
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
import { settleRequest } from '../scan/settle-request.js'
import { configOf, workingIn } from './config-options.js'

const defaultSegments = 4

/** `keyloom move`: brings stored items from their other key under the one that they have now. */
export async function move(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const because = reasonOf('move', given)
  const entityName = required('move', given, 'entity', 'the entity whose items move')
  const segments = positive(given, 'segments') ?? defaultSegments
  const budget = positive(given, 'budget')
  const dryRun = given.options['dry-run'] === true

  const plans = await currentPlans(await configOf(given, io), 'move', asJson, io)
  if (typeof plans === 'number') return plans
  const entity = moving(findEntity(plans.entities, entityName))
  const tables = deployedTables(given, plans)
  const { name: table } = tables.find(({ table: { name } }) => name === entity.table)!

  const { checkpoint } = given.options
  const file = resolve(io.cwd, typeof checkpoint === 'string' ? checkpoint : `keyloom-move-${entity.name}.json`)
  const job = `move of ${entity.name} in ${table}, model ${plans.hash}`
  const from = dryRun ? undefined : readCheckpoint<MoveResult>(file, job)
  const client = await deployClient(given)
  const { ScanCommand } = await import('@aws-sdk/client-dynamodb')

  io.stderr.write(
    `${from === undefined ? 'Reading' : 'Going on reading'} ${table} by a Scan in ${count(from?.segments.length ?? segments, 'segment')}: ${because}\n`,
  )
  const told = scanProgress(io)
  const result = await runMove(
    {
      job,
      entity,
      table,
      segments,
      ...(budget !== undefined && { budget }),
      dryRun,
      timing: { now: () => performance.now(), sleep },
      saved(done) {
        if (!dryRun) writeCheckpoint(file, done)
        told(done.result.counts.seen, `${done.result.counts.moved} moved`)
      },
    },
    { scan: (input) => client.send(new ScanCommand(input as never)), settle: await settleRequest(plans, tables, entity.name, client) },
    from,
  ).catch((cause: unknown) => {
    const fix = dryRun ? 'Nothing was written.' : `What is done is kept in ${shownPath(io.cwd, file)}: run the same command again to go on.`
    throw interrupted(`The move of ${entity.name} in`, table, fix, cause)
  })
  // What is done needs no place to go on from; what was left over is found by the next run, from the beginning.
  if (!dryRun) removeCheckpoint(file)
  return report(entity.name, result, { dryRun, asJson }, io)
}

function moving(entity: StoredEntity): MovingEntity {
  if (entity.otherKey !== undefined) return entity as MovingEntity
  throw keyloomError('CLI.USAGE', `${entity.name} has no \`otherKey\` in the schema, so it is not known where its items are.`, {
    fix: `Declare the templates that its key had as \`otherKey\` of ${entity.name}, and generate.`,
  })
}

function report(name: string, { counts, samples }: MoveResult, { dryRun, asJson }: { dryRun: boolean; asJson: boolean }, io: Io): ExitCode {
  const { seen, moved, current, taken, refused, misplaced, unreadable, contended } = counts
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'move', entity: name, dryRun, ...counts, samples })}\n`)
  else {
    io.stdout.write(
      `${count(seen, 'item')} of ${name}: ${moved} ${dryRun ? 'to be moved' : 'moved'}, ${current} under their key already, ` +
        `${taken} in whose place another one stands, ${refused} with a unique value of another item, ` +
        `${misplaced} under neither key, ${unreadable} that do not satisfy the schema, ${contended} changed by others all the while.\n`,
    )
    for (const [kind, lines] of Object.entries(samples)) {
      if (dryRun || kind !== 'moved') for (const line of lines) io.stdout.write(`  ${kind}: ${line}\n`)
    }
  }
  return taken + refused + misplaced + unreadable + contended > 0 || (dryRun && moved > 0) ? exitCodes.findings : exitCodes.clean
}
