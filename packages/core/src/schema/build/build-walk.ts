import type { PatternModel, Walk } from '../../model/index.js'
import { resolveEncoding } from '../template/resolve-encoding.js'
import type { EntityContext } from './context.js'

/** More would be a Scan by other means. */
const most = 1000

/** The member `walk` of a pattern's model; none where it is not declared or was reported. */
export function walkOf(declared: unknown, path: readonly string[], context: EntityContext): { readonly walk?: Walk } {
  if (declared === undefined) return {}
  const { maxBuckets, ...rest } = declared as Readonly<Record<string, unknown>>
  const [[attribute = '', unit] = [], ...more] = Object.entries(rest)
  const known = context.attributes.get(attribute)
  const encoding = known === undefined || typeof unit !== 'string' ? undefined : resolveEncoding(known.type, unit, undefined)
  if (encoding === undefined || 'fault' in encoding || encoding.kind !== 'slice' || more.length > 0) {
    const fix = "Write walk: { createdAt: 'day', maxBuckets: 30 }."
    context.report.add('SCHEMA.PATTERN', path, 'A walk is over the years, months, days or hours of one attribute of the entity.', fix)
    return {}
  }
  if (!Number.isSafeInteger(maxBuckets) || (maxBuckets as number) < 1 || (maxBuckets as number) > most) {
    context.report.add('SCHEMA.PATTERN', [...path, 'maxBuckets'], `A walk over '${attribute}' takes 1 to ${most} buckets.`)
    return {}
  }
  return { walk: { attribute, unit: encoding.unit, maxBuckets: maxBuckets as number } }
}

/** What contradicts a walk, whatever the keys are. */
export function checkWalk(model: PatternModel, { attribute }: Walk, fault: (at: string, message: string, fix?: string) => void): void {
  if (model.by.some((input) => input.attribute === attribute)) {
    fault('walk', `'${attribute}' is known, so there is nothing to walk over.`, 'Remove it from by, or remove walk.')
  }
  if (model.order?.attribute !== attribute) {
    fault('walk', `A walk goes in the order of '${attribute}'.`, `Write order: { ${attribute}: 'desc' } for the newest first, or 'asc'.`)
  }
  if (model.range !== undefined && model.range !== attribute) fault('range', `The range of a walk is one of '${attribute}'.`)
  if (model.one) fault('walk', 'At most one item answers, so there is nothing to walk over.')
  if (model.fanOut !== undefined) fault('walk', 'A pattern fans out or walks, not both.')
  if (model.scan !== undefined) fault('walk', 'A Scan reads everything, so there is nothing to walk over.')
}
