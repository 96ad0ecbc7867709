import { isDeepStrictEqual } from 'node:util'
import { internalError, type KeyloomError } from '../../errors/index.js'
import type { CallLimits } from '../call.js'
import type { Codec } from '../codec/codec.js'
import { deployedTable } from '../connect-tables.js'
import type { Connection } from '../connection.js'
import { companions } from '../kept/keep.js'
import { inRounds, sendTogether } from '../kept/send-together.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan, EntityPlan } from '../plans.js'
import { absentClause } from '../write/absent-clause.js'
import { prepareCreate } from '../write/create.js'
import { conditionFailed, keyText } from '../write/guard.js'
import type { PreparedPut, PreparedWrite } from '../write/prepared-write.js'
import { prepareUpsert } from '../write/upsert.js'
import { withinCall } from '../write/within-call.js'

/**
 * Puts a point of a series and, where it is newer than the latest one, the latest item, in one transaction; a point that is not newer is
 * put alone, by a second transaction. The same point again changes nothing and is given as it is stored, so an append can be repeated
 * whatever became of it.
 *
 * @throws KeyloomError `ITEM.INVALID`, `ITEM.EXISTS` (with the other point that has its key), `ITEM.NOT_UNIQUE`, `ITEM.NOT_FOUND` where a
 * parent that counts it is not there, `KEY.*`, `REQUEST.*`.
 *
 * @example
 * ```ts
 * import { append } from '@keyloom/core/runtime'
 *
 * await append(connection, labPlans.reading, { sensorId: 's-1', room: 'attic', measuredAt: new Date(), value: 21.5 })
 * ```
 */
export async function append<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  input: object,
  options: CallLimits = {},
): Promise<E> {
  const within = withinCall(connection, `${plan.name}.append`, options)
  const now = within.now()
  const point = preparePoint(within, plan, input, now)
  const { key, entity, subject } = point
  const latest = prepareLatest(within, plan, point, now)
  const others = companions({ plan, subject, table: deployedTable(within, plan.table), now, after: { key, entity } })
  return inRounds(within, async () => {
    const first = await sendTogether(within, [point, ...others, latest])
    const refusal = first?.write === latest ? await sendTogether(within, [point, ...others]) : first
    if (refusal === undefined) return { done: entity }
    const { write, error } = refusal
    if (write === undefined) return { again: error }
    const current = write === point ? ((error as KeyloomError).payload.current as E | undefined) : undefined
    if (current !== undefined && isSamePoint(plan, current, point)) return { done: current }
    throw error
  })
}

function preparePoint<E extends object>(connection: Connection, plan: EntityPlan<E>, input: object, now: Date): PreparedPut<E> {
  const put = prepareCreate(connection, plan, input, now)
  const { key } = put
  return {
    ...put,
    subject: `${plan.name}.append`,
    failed(item, cause) {
      const message = `There already is another item with the key of this ${plan.name}: ${keyText(key)}.`
      return conditionFailed(plan, 'ITEM.EXISTS', message, 'A point is written once: give this one a key of its own.', { key, item, cause })
    },
  }
}

/** The latest item, made of the point, if the one that is there is older. */
function prepareLatest(
  connection: Connection,
  { latest }: AnyEntityPlan,
  { entity, subject }: PreparedPut<object>,
  now: Date,
): PreparedWrite {
  if (latest === undefined) throw internalError(`${subject} has no latest item.`)
  const plan = latest.entity()
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  const upsert = prepareUpsert(connection, plan, entity, {}, now, (expression) => {
    const by = expression.name(plan.codec.stored(latest.by))
    const value = codecs[latest.by]!.write(property(entity, latest.by))
    return [`(${absentClause(plan, expression, now)} OR ${by} < ${expression.value(value!)})`]
  })
  return { ...upsert, subject }
}

/** Whether an item that is there is the point that was to be put, but for what Keyloom sets. */
function isSamePoint(plan: AnyEntityPlan, current: object, { input }: PreparedPut<object>): boolean {
  const put = plan.codec.read(input.Item)
  return Object.entries<Codec<unknown>>(plan.codec.attributes).every(
    ([name, { implied }]) => implied === true || isDeepStrictEqual(property(current, name), property(put, name)),
  )
}
