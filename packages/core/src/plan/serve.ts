import { allShards } from '../keys/index.js'
import type { EntityModel, Model, PatternModel, TableModel } from '../model/index.js'
import { bindKey } from './bind-key.js'
import type { Candidate } from './candidate.js'
import { type Held, heldBy } from './held.js'
import { show, uncertain, whyIncomplete } from './implied.js'
import { partTokens } from './key-part.js'
import type { Known } from './known.js'
import type { GetPlan, QueryPlan } from './plan.js'
import { notInPartition } from './scope.js'
import { planSort } from './sort-plan.js'

/** What a candidate can do for a pattern: the plan, or why there is none. */
export type Service =
  | { readonly candidate: Candidate; readonly plan: GetPlan | QueryPlan }
  | { readonly candidate: Candidate; readonly why: string; readonly isOnlyInconsistent?: boolean }

/** Whether one candidate answers a pattern by itself; that others might meet its items there is asked later. */
export function serve(candidate: Candidate, model: Model, entity: EntityModel, pattern: PatternModel): Service {
  const table = model.tables.find((one) => one.name === entity.table)
  if (table === undefined) return { candidate, why: 'the model has no such table' }
  const unscoped = notInPartition(entity, candidate.partition)
  if (unscoped.length > 0) return { candidate, why: `its partition does not hold the scope ${names(unscoped)} exactly` }
  const known = knownOf(entity, pattern)

  const key = bindKey(candidate, known)
  if ('unknown' in key) return { candidate, why: `its partition key needs ${names(key.unknown)}` }
  const incomplete = whyIncomplete(candidate, known)
  if (incomplete !== undefined) return { candidate, why: incomplete }
  const unused = known.inputs.filter((input) => !key.used.inputs.has(input)).map((input) => inputName(input))
  if (unused.length > 0) {
    return { candidate, why: `its key does not fix ${names(unused)} exactly: list it in \`filter\` to read and drop the other items` }
  }
  const [condition] = uncertain(candidate, known, key.used)
  if (condition !== undefined) {
    return {
      candidate,
      why: `neither its key nor its \`when\` makes ${show(condition)}: list it in \`filter\` to read and drop the other items`,
    }
  }
  const sorting = planSort(key, entity, {
    delimiter: table.delimiter,
    ...(pattern.range !== undefined && { range: pattern.range }),
    ...(pattern.order !== undefined && { order: pattern.order }),
  })
  if ('why' in sorting) return { candidate, why: sorting.why }
  const held = heldBy(candidate, table, entity)
  const notHeld = whyNotHeld(held, pattern)
  if (notHeld !== undefined) return { candidate, why: notHeld }
  if (pattern.consistent && candidate.index?.kind === 'global') {
    return { candidate, why: 'a global index cannot be read consistently', isOnlyInconsistent: true }
  }

  const hydrates = pattern.hydrate === true && held.missing.length > 0
  const base = planBase(entity, pattern, table, hydrates ? { ...held, missing: [] } : held)
  const { bound } = sorting.sort
  const isWholeKey = candidate.index === undefined && (candidate.sort.length === 0 || bound.kind === 'equal')
  if (isWholeKey && pattern.one && pattern.filter.length === 0) {
    const parts = bound.kind === 'equal' ? [...key.partition, bound.part] : key.partition
    return { candidate, plan: { kind: 'get', ...base, key: parts, consistent: pattern.consistent } }
  }
  const { index } = candidate
  return {
    candidate,
    plan: {
      kind: 'query',
      ...base,
      ...(index !== undefined && { index: index.name, indexKind: index.kind }),
      partition: key.partition,
      sort: sorting.sort,
      forward: sorting.forward,
      consistent: pattern.consistent,
      ...(hydrates && { hydrate: true as const }),
      ...fanOutOf(pattern, candidate),
      ...walkOf(pattern),
    },
  }
}

/** What the call gives, what the pattern says, and what a fan-out gives in the place of the call. */
function knownOf(entity: EntityModel, { by, where, fanOut, walk }: PatternModel): Known {
  const inputs = by.map((input) => ({ ...input, input: input.attribute }))
  if (walk !== undefined) {
    return { entity, where, inputs: [...inputs, { attribute: walk.attribute, input: walk.attribute, format: walk.unit, isText: true }] }
  }
  if (fanOut === undefined) return { entity, where, inputs }
  const { attribute, format, values } = fanOut
  return {
    entity,
    where: values === undefined ? where : [...where, { kind: 'oneOf', attribute, values }],
    inputs: [...inputs, { attribute, input: attribute, ...(format !== undefined && { format, isText: true }) }],
  }
}

function fanOutOf({ fanOut }: PatternModel, { partition, sort }: Candidate): Pick<QueryPlan, 'fanOut'> {
  if (fanOut === undefined) return {}
  const { attribute, values } = fanOut
  if (values !== undefined) return { fanOut: { input: attribute, values } }
  const tokens = [...partition, ...sort].flatMap(partTokens)
  const token = tokens.find((one) => one.kind === 'value' && one.attribute === attribute && one.encoding.kind === 'shard')
  if (token?.kind !== 'value' || token.encoding.kind !== 'shard') return {}
  const { count, width } = token.encoding
  return { fanOut: { input: attribute, format: `shard(${count})`, values: allShards(count, width) } }
}

function walkOf({ walk, order }: PatternModel): Pick<QueryPlan, 'walk'> {
  if (walk === undefined) return {}
  const { attribute, unit, maxBuckets } = walk
  return { walk: { input: attribute, unit, maxBuckets, newestFirst: order?.direction === 'desc' } }
}

/** What every kind of plan of a pattern has. */
export function planBase(
  entity: EntityModel,
  pattern: PatternModel,
  table: TableModel,
  held: Held,
): Omit<GetPlan, 'kind' | 'key' | 'consistent'> {
  return {
    name: `${entity.name}.${pattern.name}`,
    table: table.name,
    filter: pattern.filter,
    ...(pattern.select !== undefined && { select: pattern.select }),
    missing: held.missing,
    result: pattern.one
      ? { kind: 'one', entity: entity.name }
      : { kind: 'many', entity: entity.name, ...(pattern.limit !== undefined && { limit: pattern.limit }) },
  }
}

/** Why the items of a candidate do not hold what a pattern selects or filters on. */
export function whyNotHeld(held: Held, pattern: PatternModel): string | undefined {
  const selected = pattern.select?.filter((name) => held.missing.includes(name)) ?? []
  if (selected.length > 0) return `it does not hold ${names(selected)}, which the pattern selects`
  const filtered = pattern.filter.filter((name) => !held.stored.has(name))
  if (filtered.length > 0) return `it does not hold ${names(filtered)}, which the pattern filters on`
  return undefined
}

export function names(list: readonly string[]): string {
  return list.map((name) => `\`${name}\``).join(', ')
}

function inputName({ attribute, format }: { readonly attribute: string; readonly format?: string }): string {
  return format === undefined ? attribute : `${attribute}:${format}`
}
