import type { UpdateItemCommandOutput } from '@aws-sdk/client-dynamodb'
import { internalError, isKeyloomError } from '../../errors/index.js'
import type { CallLimits } from '../call.js'
import { invalidItem } from '../codec/entity-codec.js'
import type { Issue } from '../codec/issue.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { checkInputs } from '../input.js'
import type { Item } from '../item.js'
import type { MovingParent } from '../other-key/moving-parent.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan, CounterPlan, EntityPlan } from '../plans.js'
import { UpdateItemCommand } from '../sdk.js'
import { send } from '../send.js'
import { withinCall } from '../write/within-call.js'
import { counterInput, noParent, parentKey } from './parent.js'

/**
 * Takes the next number of the parent, then creates the item with it, by `create` or `createKept`: two requests. Where the second fails, or
 * the answer to the first is lost, the number is never given again: numbers have gaps, and none is given twice. An input that has a number
 * is created with it, and the parent does not learn of it.
 *
 * @throws KeyloomError as `create`; what is wrong with the input before a number is taken; `ITEM.NOT_FOUND` where there is no parent.
 *
 * @example
 * ```ts
 * import { create, createNumbered } from '@keyloom/core/runtime'
 *
 * await createNumbered(connection, libraryPlans.loan, { branchId: 'b-1', isbn: '9780140328721', due: new Date() }, create)
 * ```
 */
export async function createNumbered<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  create: (connection: Connection, plan: EntityPlan<E>, input: object) => Promise<E>,
  options: CallLimits = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.create`, options)
  const { sequence } = plan
  if (sequence === undefined) throw internalError(`${plan.name} has no sequence.`)
  if (property(input, sequence.attribute) !== undefined) return create(within, plan, input)
  checkRest(plan, sequence.attribute, input)
  const subject = `${plan.name}.create`
  const from = checkInputs(subject, Object.values(sequence.key), plan.codec.attributes, input)
  const number = await nextNumber(within, sequence, subject, from)
  return create(within, plan, { ...input, [sequence.attribute]: number })
}

/** Throws what is wrong with an input besides the number that it does not have yet. */
function checkRest(plan: AnyEntityPlan, attribute: string, input: object): void {
  try {
    plan.codec.parse(input)
  } catch (error) {
    if (!isKeyloomError(error, 'ITEM.INVALID')) throw error
    const rest = (error.payload.issues as readonly Issue[]).filter(({ path }) => path[0] !== attribute)
    if (rest.length > 0) throw invalidItem(plan.name, rest)
  }
}

async function nextNumber(connection: Connection, sequence: CounterPlan, subject: string, from: object): Promise<number> {
  const plan = sequence.parent()
  const parent = parentKey(sequence, subject, from)
  if (parent === undefined) throw internalError(`${subject} does not know its ${plan.name}.`)
  const table = deployedTable(connection, plan.table)
  const input = counterInput({ plan, table, parent, now: connection.now(), by: new Map([[sequence.counter, 1]]) })
  let found: Item | undefined
  const ask = () =>
    send<UpdateItemCommandOutput>(connection, new UpdateItemCommand({ ...input, ReturnValues: 'UPDATED_NEW' }), {
      operation: 'UpdateItem',
      table,
      subject,
      conditionFailed(item, cause) {
        found = item
        return noParent(plan, subject, parent.key, [sequence.counter], cause)
      },
    })
  const moving = sequence.moving as MovingParent | undefined
  const { Attributes } = await (moving === undefined
    ? ask()
    : moving.again(connection, ask, () => moving.settle(connection, plan, parent, found)))
  return Number(Attributes?.[plan.codec.stored(sequence.counter)]?.N)
}
