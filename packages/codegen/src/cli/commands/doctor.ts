import type { Requests } from '../../doctor/look-up.js'
import { countsOf, type TableReport } from '../../doctor/report.js'
import { severities } from '../../lint/rule.js'
import { choiceOf } from '../choice.js'
import type { Arguments } from '../command.js'
import { deployClient, deployedTables } from '../deploy-tables.js'
import { examineTable, type Reading, whatNext } from '../doctor/examine-table.js'
import { printDoctor } from '../doctor/print-doctor.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { errorJson } from '../report-error.js'
import { currentPlans } from '../scan/current-plans.js'
import { positive, reasonOf } from '../scan/options.js'
import { tableSize } from '../scan/table-size.js'
import { configOf, workingIn } from './config-options.js'

const defaultSegments = 4
const defaultSample = 1000
/** Parts of a table that a sample takes its items from. */
const sampledParts = 20

/** `keyloom doctor`: what is wrong with the items of live tables. */
export async function doctor(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const asJson = given.options.json === true
  const failOn = choiceOf('fail-on', severities, given)
  const reading = readingOf(given)
  const budget = positive(given, 'budget')
  const plans = await currentPlans(await configOf(given, io), 'doctor', asJson, io)
  if (typeof plans === 'number') return plans
  const requests = await requestsOf(given)

  const reports = new Map<string, TableReport>()
  const isGrave = (): boolean => {
    const counts = countsOf([...reports.values()].flatMap(({ findings }) => findings))
    return severities.slice(0, severities.indexOf(failOn) + 1).some((severity) => counts[severity] > 0)
  }
  const printPartial = (error: { readonly code: string; readonly message: string }): void =>
    printDoctor({ ok: false, interrupted: error, tables: [...reports.values()] }, asJson, io)

  for (const { table, name } of deployedTables(given, plans)) {
    const entities = plans.model.entities
      .filter((entity) => entity.table === table.name)
      .map((model) => ({ model, stored: plans.entities.find((stored) => stored.name === model.name)! }))
    const ward = { model: plans.model, table: plans.model.tables.find((one) => one.name === table.name)!, name, entities }
    const stopped = (): void => printPartial({ code: 'SCAN.INTERRUPTED', message: `It was stopped. ${whatNext(reading, name, io)}` })
    // Before the handlers that end the process.
    process.prependListener('SIGINT', stopped).prependListener('SIGTERM', stopped)
    try {
      const met = (report: TableReport) => reports.set(name, report)
      await examineTable({ ward, reading, ...(budget !== undefined && { budget }), hash: plans.hash, requests, io, met })
    } catch (error) {
      if (reports.size === 0) throw error
      printPartial(errorJson(error, io.cwd))
      return exitCodes.failed
    } finally {
      process.off('SIGINT', stopped).off('SIGTERM', stopped)
    }
  }
  printDoctor({ ok: !isGrave(), tables: [...reports.values()] }, asJson, io)
  return isGrave() ? exitCodes.findings : exitCodes.clean
}

function readingOf(given: Arguments): Reading {
  if (given.options.scan === true) {
    return { mode: 'scan', segments: positive(given, 'segments') ?? defaultSegments, because: reasonOf('doctor', given) }
  }
  const items = positive(given, 'sample') ?? defaultSample
  const segments = Math.min(items, sampledParts)
  return { mode: 'sample', segments, sample: Math.floor(items / segments) }
}

/** The requests of an examination, by the SDK of the application. */
async function requestsOf(given: Arguments): Promise<Requests & { size(table: string): Promise<number | undefined> }> {
  const client = await deployClient(given)
  const sdk = await import('@aws-sdk/client-dynamodb')
  return {
    scan: (input) => client.send(new sdk.ScanCommand(input as never)),
    query: (input) => client.send(new sdk.QueryCommand(input as never)),
    get: (input) => client.send(new sdk.GetItemCommand(input as never)),
    batchGet: (input) => client.send(new sdk.BatchGetItemCommand(input as never)),
    transactGet: (input) => client.send(new sdk.TransactGetItemsCommand(input as never)),
    size: (table) => tableSize(client, table),
  }
}
