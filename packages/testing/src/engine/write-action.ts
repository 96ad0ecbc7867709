import type { Database } from './database.js'
import { findTable } from './database.js'
import { applyUpdate } from './expression/apply-update.js'
import { pathsOf } from './expression/condition-paths.js'
import { evaluateCondition } from './expression/evaluate.js'
import { parseCondition } from './expression/parse-condition.js'
import { parseUpdate, type Update } from './expression/parse-update.js'
import { checkAllUsed, readSubstitutions, type SubstitutionInput } from './expression/substitutions.js'
import type { Condition } from './expression/syntax.js'
import { pathsOfAction } from './expression/update-paths.js'
import { refusePathsIntoKeys } from './key-paths.js'
import { checkIndexKeys, positionOfItem, positionOfKey } from './keys.js'
import { type LegacyExpected, readExpected } from './legacy/legacy-condition.js'
import { type LegacyUpdate, readAttributeUpdates } from './legacy/legacy-update.js'
import type { Limits } from './limits.js'
import { invalidParameters, serviceError, validation } from './service-error.js'
import { type Change, collectionBytesAfter, planChange } from './storage/change.js'
import { keyAttributes } from './storage/definition.js'
import type { Position } from './storage/position.js'
import { type Row, rowAt, type Table } from './storage/table.js'
import { itemNesting, itemSize } from './value/size.js'
import type { Item } from './value/value.js'
import { decodeItem, encodeItem, type WireItem } from './value/wire.js'

/** A write of one item as a request states it, checked as far as it can be without looking at the item. */
export interface WriteAction {
  readonly kind: 'put' | 'update' | 'delete' | 'check'
  readonly table: Table
  readonly position: Position
  readonly condition: Condition | undefined
  readonly update: Update | undefined
  readonly showsItemOnFailure: boolean
  /** The item the write leaves, from the one it finds; undefined leaves none. */
  readonly next: (before: Item | undefined) => Item | undefined
}

/** A write whose values and expressions have been read; looking at its table is still to be done, and fails by itself. */
export type PreparedWrite = () => WriteAction

/** The members that all conditional writes share. */
export interface ConditionalInput extends SubstitutionInput {
  readonly TableName: string
  readonly ConditionExpression?: string | undefined
  readonly Expected?: Readonly<Record<string, LegacyExpected>> | undefined
  readonly ConditionalOperator?: string | undefined
  readonly ReturnValuesOnConditionCheckFailure?: string | undefined
}

/** Reads a put. */
export function preparePut(db: Database, input: ConditionalInput & { readonly Item: WireItem }): PreparedWrite {
  const item = readItem(input.Item, db.limits)
  const { condition } = readExpressions(db, input, undefined)
  if (itemSize(item) > db.limits.itemBytes) throw validation('Item size has exceeded the maximum allowed size')
  return () => {
    const table = findTable(db, input.TableName)
    return { ...base('put', input, table, condition), position: positionOfItem(table, item, db.limits), next: () => item }
  }
}

/** Reads an update. */
export function prepareUpdate(
  db: Database,
  input: ConditionalInput & {
    readonly Key: WireItem
    readonly UpdateExpression?: string | undefined
    readonly AttributeUpdates?: Readonly<Record<string, LegacyUpdate>> | undefined
  },
): PreparedWrite {
  const key = readItem(input.Key, db.limits)
  const expressions = readExpressions(db, input, input.UpdateExpression)
  const { condition } = expressions
  const update = expressions.update ?? readAttributeUpdates(input.AttributeUpdates, db.limits.nestingLevels)
  return () => {
    const table = findTable(db, input.TableName)
    return {
      ...base('update', input, table, condition),
      update,
      position: positionOfKey(table, key, db.limits),
      next(before) {
        const start = before ?? key
        if (update === undefined) return start
        refusePathsIntoKeys(table, update.actions.flatMap(pathsOfAction), validation)
        refuseKeyUpdates(table, update)
        return checkUpdated(table, applyUpdate(start, update), db.limits)
      },
    }
  }
}

/** Reads a delete. */
export function prepareDelete(db: Database, input: ConditionalInput & { readonly Key: WireItem }): PreparedWrite {
  return prepareKeyed(db, 'delete', input, () => undefined)
}

/** Reads a condition check, which leaves the item as it is. */
export function prepareCheck(db: Database, input: ConditionalInput & { readonly Key: WireItem }): PreparedWrite {
  return prepareKeyed(db, 'check', input, (before) => before)
}

function prepareKeyed(
  db: Database,
  kind: 'delete' | 'check',
  input: ConditionalInput & { readonly Key: WireItem },
  next: WriteAction['next'],
): PreparedWrite {
  const key = readItem(input.Key, db.limits)
  const { condition } = readExpressions(db, input, undefined)
  return () => {
    const table = findTable(db, input.TableName)
    return { ...base(kind, input, table, condition), position: positionOfKey(table, key, db.limits), next }
  }
}

/** Looks at the item and works out the change; throws if the condition does not hold or the result cannot be stored. */
export function planAction(db: Database, { table, position, condition, showsItemOnFailure, next }: WriteAction): Change {
  const before = rowAt(table.rows, position)
  if (condition !== undefined && !evaluateCondition(condition, before?.item ?? emptyItem)) throw conditionFailed(before, showsItemOnFailure)
  const change = planChange(table, position, before, next(before?.item))
  if (
    table.collections !== undefined &&
    (change.after?.size ?? 0) > (before?.size ?? 0) &&
    collectionBytesAfter(change) > db.limits.collectionBytes
  )
    throw serviceError('ItemCollectionSizeLimitExceededException', 'Collection size exceeded.')
  return change
}

const emptyItem: Item = new Map()

function base(
  kind: WriteAction['kind'],
  input: ConditionalInput,
  table: Table,
  condition: Condition | undefined,
): Omit<WriteAction, 'position' | 'next'> {
  if (condition !== undefined) refusePathsIntoKeys(table, pathsOf(condition))
  return { kind, table, condition, update: undefined, showsItemOnFailure: input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' }
}

function readExpressions(
  db: Database,
  input: ConditionalInput,
  updateText: string | undefined,
): { readonly condition: Condition | undefined; readonly update: Update | undefined } {
  const hasExpression = input.ConditionExpression !== undefined || updateText !== undefined
  const substitutions = readSubstitutions(input, db.limits, hasExpression, hasExpression)
  const { nestingLevels } = db.limits
  const update = updateText === undefined ? undefined : parseUpdate(updateText, substitutions)
  const condition =
    input.ConditionExpression === undefined
      ? readExpected(input.Expected, input.ConditionalOperator, nestingLevels)
      : parseCondition(input.ConditionExpression, 'ConditionExpression', substitutions)
  checkAllUsed(substitutions)
  return { condition, update }
}

function readItem(wire: WireItem, limits: Limits): Item {
  const item = decodeItem(wire, limits.nestingLevels - 1)
  for (const name of item.keys()) {
    if (name.length * 3 > limits.attributeNameBytes && Buffer.byteLength(name) > limits.attributeNameBytes)
      throw invalidParameters(`Attribute name is too large, must be less than or equal to ${limits.attributeNameBytes} bytes`)
  }
  return item
}

function refuseKeyUpdates(table: Table, update: Update): void {
  for (const { name } of keyAttributes(table.keys)) {
    if (update.tree.has(name)) throw invalidParameters(`Cannot update attribute ${name}. This attribute is part of the key`)
  }
}

function checkUpdated(table: Table, item: Item, limits: Limits): Item {
  if (itemSize(item) > limits.itemBytes) throw validation('Item size to update has exceeded the maximum allowed size')
  if (itemNesting(item) >= limits.nestingLevels) throw validation('Nesting Levels have exceeded supported limits')
  checkIndexKeys(table, item, limits, 'update')
  return item
}

function conditionFailed(before: Row | undefined, showsItem: boolean): Error {
  const shown = showsItem && before !== undefined ? { Item: encodeItem(before.item) } : {}
  return serviceError('ConditionalCheckFailedException', 'The conditional request failed', shown)
}
