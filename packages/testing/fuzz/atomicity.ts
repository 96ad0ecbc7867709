import type { Database } from '../src/engine/database.js'
import type { Engine } from '../src/engine/engine.js'
import { ServiceError } from '../src/engine/service-error.js'
import { type Draw, draw, type FuzzOptions } from './fuzzer.js'
import { prepared } from './indexed-table.js'
import { brokenInvariants, contentOf } from './invariants.js'
import { itemOf, keyOf, keyValue, shapes, type TableShape } from './table-shapes.js'

/** What a run of interrupted writes found. */
export interface AtomicityReport {
  readonly cases: number
  readonly steps: number
  readonly violations: number
}

const interrupted = new Error('interrupted')

/** Interrupts every internal step of random transactions and batches: all of a transaction is there or none, and indexes and streams follow. */
export function fuzzAtomicity({ cases, seed }: FuzzOptions): { readonly report: AtomicityReport; readonly details: readonly string[] } {
  const d = draw(seed)
  const details: string[] = []
  let steps = 0
  let { engine, db, shape } = prepared(seed, shapes[0]!)
  for (let i = 0; i < cases; i += 1) {
    if (i % 20 === 0) ({ engine, db, shape } = prepared(seed + i, d.pick(shapes)))
    const { operation, input } = d.chance(0.7) ? transaction(d, shape) : batch(d, shape)
    for (let step = 0; ; step += 1) {
      const before = contentOf(db)
      const outcome = runInterrupted(engine, db, operation, input, step)
      steps += 1
      const problems = [...brokenInvariants(db)]
      if (outcome === 'interrupted' && operation === 'TransactWriteItems' && contentOf(db) !== before)
        problems.push('part of a transaction is there')
      if (problems.length > 0) details.push(`case ${i} step ${step} ${operation} ${JSON.stringify(input)}: ${problems.join(', ')}`)
      if (outcome !== 'interrupted') break
    }
  }
  return { report: { cases, steps, violations: details.length }, details: details.slice(0, 20) }
}

function runInterrupted(engine: Engine, db: Database, operation: string, input: object, step: number): 'done' | 'refused' | 'interrupted' {
  let left = step
  db.beforeStep = () => {
    if (left === 0) throw interrupted
    left -= 1
  }
  try {
    engine.execute(operation, input)
    return 'done'
  } catch (error) {
    if (error === interrupted) return 'interrupted'
    if (error instanceof ServiceError) return 'refused'
    throw error
  } finally {
    db.beforeStep = undefined
  }
}

function transaction(d: Draw, shape: TableShape): { readonly operation: string; readonly input: object } {
  const TableName = 'table'
  const TransactItems = d.times(1 + d.int(8), () => {
    const kind = d.int(10)
    const sometimes = d.chance(0.1) ? { ConditionExpression: 'attribute_exists(p)' } : {}
    if (kind < 4) return { Put: { TableName, Item: itemOf(d, shape), ...sometimes } }
    if (kind < 6) return { Delete: { TableName, Key: keyOf(d, shape), ...sometimes } }
    if (kind === 6) return { ConditionCheck: { TableName, Key: keyOf(d, shape), ConditionExpression: 'attribute_not_exists(nowhere)' } }
    const UpdateExpression = d.pick(['SET g = :g, v = :v', 'SET l = :g ADD v :v', 'REMOVE g SET v = :v, w = :g'])
    return {
      Update: {
        TableName,
        Key: keyOf(d, shape),
        UpdateExpression,
        ExpressionAttributeValues: { ':g': keyValue(d, 'S'), ':v': { N: '1' } },
      },
    }
  })
  return { operation: 'TransactWriteItems', input: { TransactItems } }
}

function batch(d: Draw, shape: TableShape): { readonly operation: string; readonly input: object } {
  const requests = d.times(1 + d.int(6), () =>
    d.chance(0.7) ? { PutRequest: { Item: itemOf(d, shape) } } : { DeleteRequest: { Key: keyOf(d, shape) } },
  )
  return { operation: 'BatchWriteItem', input: { RequestItems: { table: requests } } }
}
