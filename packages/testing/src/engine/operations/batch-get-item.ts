import { isAdmitted } from '../admission.js'
import { refuseBadTableNames } from '../batch-tables.js'
import { addRead, mergeTally, newTally, readUnits, type Tally, touchRead } from '../capacity.js'
import { type Database, findTable } from '../database.js'
import { projectedPaths, refusePathsIntoKeys } from '../key-paths.js'
import { positionOfKey } from '../keys.js'
import * as legacyShapes from '../legacy/legacy-shapes.js'
import { refuseMixed } from '../legacy/refuse-mixed.js'
import { consumedByTable, defineOperation, type Operation } from '../operation.js'
import { type ReadTarget, readOne, readProjection } from '../read-one.js'
import { validation } from '../service-error.js'
import { itemSize } from '../value/size.js'
import { decodeItem, encodeItem, type WireItem } from '../value/wire.js'
import * as shapes from '../wire/common-shapes.js'

interface TableRequest {
  readonly Keys: readonly WireItem[]
  readonly ConsistentRead?: boolean | undefined
  readonly ProjectionExpression?: string | undefined
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly AttributesToGet?: readonly string[] | undefined
}

/** BatchGetItem. */
export const batchGetItem: Operation = defineOperation(
  {
    RequestItems: {
      kind: 'map',
      required: true,
      min: 1,
      of: {
        kind: 'structure',
        fields: {
          Keys: { kind: 'list', of: shapes.item, required: true, min: 1 },
          ConsistentRead: shapes.flag,
          ProjectionExpression: shapes.text,
          ExpressionAttributeNames: shapes.names,
          AttributesToGet: legacyShapes.attributesToGet,
        },
      },
    },
    ReturnConsumedCapacity: shapes.returnConsumedCapacity,
  },
  (db, { RequestItems, ReturnConsumedCapacity }) => {
    refuseBadTableNames(RequestItems)
    const requests: [string, TableRequest][] = Object.entries(RequestItems)
    if (requests.reduce((sum, [, { Keys }]) => sum + Keys.length, 0) > db.limits.batchGetKeys)
      throw validation('Too many items requested for the BatchGetItem call')
    for (const [, request] of Object.entries(RequestItems)) refuseMixed(request, ['AttributesToGet'], ['ProjectionExpression'])
    const plans = requests.map(([name, request]) => ({ name, request, targets: readTargets(db, name, request) }))
    const responses: [string, readonly WireItem[]][] = []
    const unprocessed: [string, TableRequest][] = []
    const tallies: Tally[] = []
    let bytes = 0
    for (const { name, request, targets } of plans) {
      const items: WireItem[] = []
      const left: WireItem[] = []
      const tally = newTally(targets[0]!.table.name)
      targets.forEach((target, i) => {
        const { item, size } = readOne(target, request.ConsistentRead === true)
        bytes += item === undefined ? 0 : itemSize(item)
        const own = newTally(tally.table)
        const units = readUnits(size, request.ConsistentRead === true ? 1 : 0.5)
        addRead(own, undefined, units)
        touchRead(own, target.table, undefined, target.position.partition, units)
        if (bytes > db.limits.batchBytes || !isAdmitted(db, own)) {
          left.push(request.Keys[i]!)
          return
        }
        mergeTally(tally, own)
        if (item !== undefined) items.push(encodeItem(item))
      })
      responses.push([name, items])
      tallies.push(tally)
      if (left.length > 0) unprocessed.push([name, { ...request, Keys: left }])
    }
    return {
      output: {
        Responses: Object.fromEntries(responses),
        UnprocessedKeys: Object.fromEntries(unprocessed),
        ...consumedByTable(ReturnConsumedCapacity, tallies, false),
      },
      capacity: tallies,
    }
  },
)

function readTargets(db: Database, name: string, request: TableRequest): readonly ReadTarget[] {
  const projection = readProjection(db, request)
  const keys = request.Keys.map((key) => decodeItem(key, db.limits.nestingLevels - 1))
  const table = findTable(db, name)
  refusePathsIntoKeys(table, projectedPaths(projection))
  const seen = new Set<string>()
  return keys.map((key) => {
    const position = positionOfKey(table, key, db.limits)
    const identity = JSON.stringify([position.partition, ...position.sort])
    if (seen.has(identity)) throw validation('Provided list of item keys contains duplicates')
    seen.add(identity)
    return { table, position, projection }
  })
}
