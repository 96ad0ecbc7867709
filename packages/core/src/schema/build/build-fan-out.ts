import type { FanOut, PatternModel } from '../../model/index.js'
import type { Pattern } from '../pattern.js'
import type { EntityContext } from './context.js'

/** The member `fanOut` of a pattern's model; none where it is not declared or was reported. */
export function fanOutOf(fanOut: Pattern['fanOut'], path: readonly string[], context: EntityContext): { readonly fanOut?: FanOut } {
  if (fanOut === undefined) return {}
  const entries = typeof fanOut === 'string' ? [] : Object.entries(fanOut)
  const [attribute = '', values] = typeof fanOut === 'string' ? fanOut.split(/:shard$/) : (entries[0] ?? [])
  const known = context.attributes.get(attribute)
  if (known === undefined || entries.length > 1 || (typeof fanOut === 'string' && !fanOut.endsWith(':shard'))) {
    context.report.add(
      'SCHEMA.PATTERN',
      path,
      'A fan-out is over the shards, or over the values, of one attribute of the entity.',
      "Write fanOut: 'orderId:shard', or fanOut: { status: ['open', 'paid'] }.",
    )
    return {}
  }
  if (typeof fanOut === 'string') return { fanOut: { attribute, format: 'shard' } }
  const list = Array.isArray(values) ? [...new Set(values as readonly (string | number | boolean)[])] : []
  const allowed: readonly unknown[] | undefined =
    known.type.kind === 'enum' || known.type.kind === 'literal' ? known.type.values : undefined
  if (list.length < 2 || list.length > 100 || (allowed !== undefined && !list.every((value) => allowed.includes(value)))) {
    context.report.add('SCHEMA.PATTERN', path, `A fan-out over '${attribute}' takes 2 to 100 of its values.`)
    return {}
  }
  return { fanOut: { attribute, values: list } }
}

/** What contradicts a fan-out, whatever the keys are. */
export function checkFanOut(
  model: PatternModel,
  { attribute, values }: FanOut,
  fault: (at: string, message: string, fix?: string) => void,
): void {
  if (model.by.some((input) => input.attribute === attribute && input.format === undefined)) {
    fault('fanOut', `'${attribute}' is known, so there is nothing to fan out over.`, 'Remove it from by, or remove fanOut.')
  }
  if (values !== undefined && model.order?.attribute === attribute)
    fault(
      'fanOut',
      `Queries for values of '${attribute}' are merged by what else they know, not by '${attribute}'.`,
      'Order by another attribute.',
    )
  if (model.one) fault('fanOut', 'At most one item answers, so there is nothing to merge.')
  if (model.scan !== undefined) fault('fanOut', 'A Scan reads everything, so there is nothing to fan out over.')
}
