import type { ErrorCode } from '../errors/index.js'
import type { EntityModel, Model, PatternModel, SchemaProblem, TableModel } from '../model/index.js'
import { type Candidate, candidateName, candidatesOf } from './candidate.js'
import { strangerNames, strangersIn } from './isolation.js'
import { missesMoving, whileMoving } from './moving.js'
import type { GetPlan, Plan, QueryPlan } from './plan.js'
import { planScan } from './plan-scan.js'
import { names, type Service, serve } from './serve.js'
import { keyWithin } from './shared-key.js'
import { label, suggestIndex } from './suggest.js'

/**
 * The one request that answers a pattern, or the problem that keeps it from having one.
 *
 * @example
 * ```ts
 * import { planPattern } from '@keyloom/core'
 *
 * for (const entity of model.entities) for (const pattern of entity.patterns) console.log(planPattern(model, entity, pattern))
 * ```
 */
export function planPattern(model: Model, entity: EntityModel, pattern: PatternModel): Plan | SchemaProblem {
  const table = model.tables.find((one) => one.name === entity.table)
  if (table === undefined) return problem('SCHEMA.UNKNOWN', entity, pattern, `the table \`${entity.table}\` does not exist.`)
  if (pattern.scan !== undefined) return planScan(table, entity, pattern, pattern.scan)

  const candidates = candidatesOf(table, entity).filter((one) => pattern.index === undefined || candidateName(one) === pattern.index)
  const services = candidates.map((candidate) => serve(candidate, model, entity, pattern))
  const serving = services.filter((service) => 'plan' in service)
  const [best, ...ties] = preferred(serving, pattern)
  if (best === undefined) return unserved(model, table, entity, pattern, services)
  if (ties.length > 0) {
    const tied = names([best, ...ties].map(({ candidate }) => candidateName(candidate)))
    const fix = `Name the one to read: \`index: '${candidateName(best.candidate)}'\`.`
    return problem('PLAN.TIED', entity, pattern, `${tied} serve it equally well.`, fix)
  }
  if (pattern.hydrate === true && !hydrates(best.plan)) {
    const where = best.candidate.index === undefined ? 'the table' : `the index \`${best.candidate.index.name}\``
    return problem('SCHEMA.PATTERN', entity, pattern, `${where} holds whole items, so there is nothing to hydrate.`, 'Remove hydrate.')
  }
  const alone = isolated(model, table, entity, pattern, best)
  return 'kind' in alone ? (moving(table, entity, pattern, alone) ?? alone) : alone
}

/** What keeps a pattern from being answered while items of its entity are under their other key, unless it accepts that. */
function moving(table: TableModel, entity: EntityModel, pattern: PatternModel, plan: GetPlan | QueryPlan): SchemaProblem | undefined {
  const misses = missesMoving(plan, table, [entity]).length > 0
  if (misses === (pattern.moving !== undefined)) return undefined
  if (!misses) return problem('SCHEMA.PATTERN', entity, pattern, `it finds every ${entity.name}, wherever it stands.`, 'Remove moving.')
  return problem(
    'PLAN.MOVING',
    entity,
    pattern,
    `it asks for \`key\` alone, and misses each ${entity.name} that is still under \`otherKey\`.`,
    whileMoving,
  )
}

function hydrates(plan: Plan): boolean {
  return plan.kind === 'query' && plan.hydrate === true
}

interface Serving {
  readonly candidate: Candidate
  readonly plan: GetPlan | QueryPlan
}

/** The best candidates: the table before any index, and an index with whole items before one with parts of them. */
function preferred(serving: readonly Serving[], pattern: PatternModel): readonly Serving[] {
  const table = serving.filter(({ candidate }) => candidate.index === undefined)
  if (table.length > 0) return table
  const whole = serving.filter(({ plan }) => pattern.select !== undefined || (plan.missing.length === 0 && !hydrates(plan)))
  return whole.length > 0 ? whole : serving
}

function unserved(
  model: Model,
  table: TableModel,
  entity: EntityModel,
  pattern: PatternModel,
  services: readonly Service[],
): SchemaProblem {
  const inconsistent = services.find((service) => 'isOnlyInconsistent' in service)
  if (inconsistent !== undefined) {
    const name = candidateName(inconsistent.candidate)
    const fix = 'Leave out `consistent`, or give the table itself a key that serves the pattern.'
    return problem(
      'PLAN.CONSISTENCY',
      entity,
      pattern,
      `it asks for consistent reads, and only the global index \`${name}\` serves it: reads of a global index are eventually consistent.`,
      fix,
    )
  }
  const reasons = services.map((service) => `\`${candidateName(service.candidate)}\`: ${'why' in service ? service.why : ''}`)
  const pinned = pattern.index !== undefined && services.length === 0 ? [`\`${pattern.index}\`: no ${entity.name} is in it`] : []
  const suggestion = pattern.consistent ? undefined : suggestIndex(model, table, entity, pattern)
  const fix =
    suggestion === undefined ? undefined : `This would${pattern.index === undefined ? '' : ', without `index`'}: \`${suggestion}\`.`
  return problem(
    'PLAN.UNSERVED',
    entity,
    pattern,
    `no key answers it with one request.\n${[...reasons, ...pinned].map((reason) => `  ${reason}`).join('\n')}`,
    fix,
  )
}

/** The plan, unless its bounds hold items of others that nothing keeps out. */
function isolated(
  model: Model,
  table: TableModel,
  entity: EntityModel,
  pattern: PatternModel,
  { candidate, plan }: Serving,
): GetPlan | QueryPlan | SchemaProblem {
  const area = plan.kind === 'get' ? undefined : { index: candidate.index, partition: plan.partition, sort: plan.sort }
  const strangers =
    area === undefined
      ? []
      : strangersIn(area, model, table, (one) => one.entity.name === entity.name && one.candidate.variant === candidate.variant)
  const where = candidate.index === undefined ? `the table \`${table.name}\`` : `the index \`${candidate.index.name}\``
  const [stranger] = strangers
  if (stranger === undefined || area === undefined || plan.kind === 'get') {
    if (pattern.isolate === undefined) return plan
    return problem('SCHEMA.PATTERN', entity, pattern, `in ${where} its bounds hold nothing but ${entity.name}.`, 'Remove isolate.')
  }
  // The discriminator tells entities apart, not the variants of one.
  if (pattern.isolate !== undefined && !strangers.some((one) => one.entity.name === entity.name)) {
    return { ...plan, isolatedFrom: [...new Set(strangers.map((one) => one.entity.name))] }
  }
  const fix = `Separate them: begin the sort template of ${entity.name} with a literal of its own, such as \`${label(entity.name)}${table.delimiter}\`, or the partition template with one that they do not have.`
  return {
    ...problem(
      'PLAN.MIXED',
      entity,
      pattern,
      `in ${where} its bounds also hold items of ${strangerNames(strangers, entity.name).join(', ')}.`,
      fix,
    ),
    met: {
      ...(candidate.index !== undefined && { index: candidate.index.name }),
      entities: [...new Set(strangers.map((one) => one.entity.name))],
      key: keyWithin(stranger, area, model),
    },
  }
}

function problem(code: ErrorCode, entity: EntityModel, pattern: PatternModel, text: string, fix?: string): SchemaProblem {
  return {
    code,
    message: `${entity.name}.${pattern.name}: ${text}`,
    ...(fix !== undefined && { fix }),
    path: ['entities', entity.name, 'patterns', pattern.name],
  }
}
