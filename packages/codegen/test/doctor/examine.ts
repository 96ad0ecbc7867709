import { readFileSync } from 'node:fs'
import {
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { parseModel } from '@keyloom/core'
import type { Requests } from '../../src/doctor/look-up.js'
import { sortedFindings } from '../../src/doctor/report.js'
import { nothingExamined, runDoctor } from '../../src/doctor/run-doctor.js'
import type { Ward } from '../../src/doctor/ward.js'
import { allSegments } from '../../src/scan/read-segments.js'
import { storedEntities } from '../../src/scan/stored-entity.js'

/** The first table of the schema in a folder of `tests`, under the name that it is deployed with. */
export function wardOf(folder: string, plans: Readonly<Record<string, unknown>>, name: string): Ward {
  const model = parseModel(readFileSync(new URL(`../../../../tests/${folder}/generated/model.json`, import.meta.url), 'utf8'))
  const stored = storedEntities(plans)
  const [table] = model.tables
  const entities = model.entities
    .filter((entity) => entity.table === table!.name)
    .map((entity) => ({ model: entity, stored: stored.find((one) => one.name === entity.name)! }))
  return { model, table: table!, name, entities }
}

export function requestsOf(client: DynamoDBClient): Requests {
  return {
    scan: (input) => client.send(new ScanCommand(input as never)),
    get: (input) => client.send(new GetItemCommand(input as never)),
    query: (input) => client.send(new QueryCommand(input as never)),
    batchGet: (input) => client.send(new BatchGetItemCommand(input as never)),
    transactGet: (input) => client.send(new TransactGetItemsCommand(input as never)),
  }
}

/** Examines a whole table, or a sample of it. */
export async function examine(ward: Ward, requests: Requests, { now, sample }: { readonly now: Date; readonly sample?: number }) {
  const { segments, result } = await runDoctor(
    {
      job: 'test',
      ward,
      segments: allSegments(3),
      ...(sample !== undefined && { sample }),
      timing: { now: () => 0, sleep: async () => {} },
      now,
      saved: () => {},
      again: () => {},
    },
    requests,
    nothingExamined(),
  )
  const { findings, ...rest } = result.tally
  return { findings: sortedFindings(findings), complete: segments.every((state) => state === 'done'), ...rest }
}
