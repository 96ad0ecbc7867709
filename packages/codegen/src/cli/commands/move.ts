import { keyloomError } from '@keyloom/core'
import type { MovingEntity } from '../../move/move-state.js'
import { type MoveResult, runMove } from '../../move/run-move.js'
import type { StoredEntity } from '../../scan/stored-entity.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { currentPlans } from '../scan/current-plans.js'
import { findEntity } from '../scan/find-entity.js'
import { resumableScan, type ScanOptions, scanOptions } from '../scan/resumable-scan.js'
import { settleRequest } from '../scan/settle-request.js'
import { tableSize } from '../scan/table-size.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom move`: brings stored items from their other key under the one that they have now. */
export async function move(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const options = scanOptions('move', given, 'move')
  const plans = await currentPlans(await configOf(given, io), 'move', options.asJson, io)
  if (typeof plans === 'number') return plans
  const entity = moving(findEntity(plans.entities, options.entity))
  const tables = deployedTables(given, plans)
  const { name: table } = tables.find(({ table: { name } }) => name === entity.table)!
  const client = await deployClient(given)
  const { ScanCommand } = await import('@aws-sdk/client-dynamodb')
  const requests = {
    scan: (input: object) => client.send(new ScanCommand(input as never)),
    settle: await settleRequest(plans, tables, entity.name, client),
  }
  const result = await resumableScan<MoveResult>(
    {
      command: 'move',
      job: `move of ${entity.name} in ${table}, model ${plans.hash}`,
      table,
      subject: `The move of ${entity.name} in`,
      progress: ({ read, counts }) => ({ read, outcome: `${counts.moved} moved` }),
      size: () => tableSize(client, table),
      run: (job, from) => runMove({ ...job, entity }, requests, from),
    },
    options,
    io,
  )
  return report(entity.name, result, options, io)
}

function moving(entity: StoredEntity): MovingEntity {
  if (entity.otherKey !== undefined) return entity as MovingEntity
  throw keyloomError('CLI.USAGE', `${entity.name} has no \`otherKey\` in the schema, so it is not known where its items are.`, {
    fix: `Declare the templates that its key had as \`otherKey\` of ${entity.name}, and generate.`,
  })
}

function report(name: string, { counts, samples }: MoveResult, { dryRun, asJson }: ScanOptions, io: Io): ExitCode {
  const { seen, moved, current, taken, refused, misplaced, unreadable, contended } = counts
  if (asJson) io.stdout.write(`${JSON.stringify({ version: 1, command: 'move', entity: name, dryRun, ...counts, samples })}\n`)
  else {
    io.stdout.write(
      `${count(seen, 'item')} of ${name}: ${moved} ${dryRun ? 'to be moved' : 'moved'}, ${current} under their key already, ` +
        `${taken} in whose place another one stands, ${refused} with a unique value of another item, ` +
        `${misplaced} under neither key, ${unreadable} that do not satisfy the schema, ${contended} changed by others all the while.\n`,
    )
    for (const [kind, lines] of Object.entries(samples)) {
      const what = kind === 'moved' ? 'to be moved' : kind
      if (dryRun || kind !== 'moved') for (const line of lines) io.stdout.write(`  ${what}: ${line}\n`)
    }
  }
  return taken + refused + misplaced + unreadable + contended > 0 || (dryRun && moved > 0) ? exitCodes.findings : exitCodes.clean
}
