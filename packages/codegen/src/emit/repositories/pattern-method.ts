import { describePlan, type EntityModel, type PatternModel, type Plan } from '@keyloom/core'
import { type EmitContext, planNamed, runtime, tableNamed } from '../context.js'
import { joinWords } from '../describe/key-text.js'
import { sentence } from '../describe/sentence.js'
import { patternConstant } from '../emitters/plans.js'
import { itemPlan } from '../plans/entity-code.js'
import { requestText } from '../plans/pattern-code.js'
import { resultType } from '../plans/view-type.js'
import type { FileBuilder } from '../print/file-builder.js'
import type { Code } from '../print/layout.js'
import type { MemberForm } from './member-form.js'
import { readParameters } from './read-call.js'

/** The method of an access pattern: what it answers, how, and what the answer holds. */
export function patternMethod(file: FileBuilder, context: EmitContext, entity: EntityModel, pattern: PatternModel, form: MemberForm): Code {
  const plan = planNamed(context, `${entity.name}.${pattern.name}`)
  const { declared, passed } = readParameters(context, plan, file)
  const view = context.views.of(plan, entity.name)?.constant ?? itemPlan(context, entity)
  const item = resultType(context, plan, entity.name, file)
  const { callee, result } = readFunction(file, context, plan, item, form)
  const planned = (name: string) => form.plan(file, name, entity.scope !== undefined)
  const args = [planned(patternConstant(context, entity.name, pattern.name)), planned(view), ...passed]
  return form.method(pattern.name, declared, result, callee, args, patternDocs(context, plan, pattern))
}

/** What a pattern calls and gives. A global index cannot be read consistently, so its queries have no such option. */
function readFunction(
  file: FileBuilder,
  context: EmitContext,
  plan: Plan,
  item: string,
  form: MemberForm,
): { readonly callee: string; readonly result: string } {
  const isGlobal = isOfGlobalIndex(context, plan)
  const named = namedFunction(plan, isGlobal)
  if (named === undefined) return form.query(file, item, !isGlobal)
  return { callee: `${file.imports.value(runtime, named.callee)}<${item}>`, result: `${file.imports.type(runtime, named.type)}<${item}>` }
}

function isOfGlobalIndex(context: EmitContext, plan: Plan): boolean {
  const { indexes } = tableNamed(context, plan.table)
  return plan.kind !== 'get' && indexes.some(({ name, kind }) => name === plan.index && kind === 'global')
}

/** The function of the runtime for a pattern that is not just one Query. */
function namedFunction(plan: Plan, isGlobal: boolean): { readonly callee: string; readonly type: string } | undefined {
  const several = plan.kind !== 'query' ? undefined : plan.fanOut !== undefined ? 'fanOut' : plan.walk !== undefined ? 'walk' : undefined
  if (plan.kind === 'query' && plan.hydrate === true) {
    if (several !== undefined) return { callee: several === 'walk' ? 'hydratedWalk' : 'hydratedFanOut', type: 'HydratedQuery' }
    return plan.result.kind === 'one' ? { callee: 'hydratedLookup', type: 'Lookup' } : { callee: 'hydratedQuery', type: 'HydratedQuery' }
  }
  if (plan.kind !== 'scan' && plan.result.kind === 'one') return { callee: 'lookup', type: 'Lookup' }
  const type = isGlobal ? 'Query' : 'TableQuery'
  // The first so many of one part of a table are no answer to a question about the whole.
  if (plan.kind === 'scan') return { callee: 'scan', type: isLimited(plan) ? type : isGlobal ? 'Scan' : 'TableScan' }
  return several === undefined ? undefined : { callee: `${several}Query`, type }
}

function isLimited({ result }: Plan): boolean {
  return result.kind !== 'one' && result.limit !== undefined
}

export function patternDocs(context: EmitContext, plan: Plan, { description, limit, moving }: PatternModel): string[] {
  const facts = [
    requestText(plan),
    plan.kind === 'scan' ? `The schema says why: ${sentence(plan.because)}` : '',
    plan.kind === 'query' && plan.fanOut !== undefined
      ? `${plan.fanOut.values.length} such queries, one for each ${plan.fanOut.format === undefined ? 'value' : 'shard'} of \`${plan.fanOut.input}\`, merged in order.`
      : '',
    plan.kind === 'query' && plan.walk !== undefined
      ? `At most ${plan.walk.maxBuckets} such queries, one for each ${plan.walk.unit} of \`${plan.walk.input}\`, the ${plan.walk.newestFirst ? 'newest' : 'oldest'} first.`
      : '',
    plan.kind === 'query' && !plan.forward ? 'Backwards.' : '',
    isNotable(plan) ? `${capital(describePlan(plan).consistency)}.` : '',
    isPartial(context, plan) ? 'Returns what the index holds.' : '',
    limit === undefined ? '' : `At most ${limit}.`,
    plan.kind === 'query' && plan.isolatedFrom !== undefined
      ? `Items of ${joinWords(plan.isolatedFrom)} within these bounds are read, billed and dropped.`
      : '',
    moving === undefined ? '' : 'Lacks what is still under `otherKey` of the schema.',
    plan.filter.length === 0 ? '' : 'What `filter` drops is read and billed.',
  ]
  return [sentence(description), facts.filter((fact) => fact !== '').join(' ')]
}

/** Reads are eventually consistent unless said; only where a call could not say so is it worth a word. */
function isNotable(plan: Plan): boolean {
  return plan.kind !== 'scan' && (plan.consistent || (plan.kind === 'query' && plan.indexKind === 'global'))
}

function isPartial(context: EmitContext, plan: Plan): boolean {
  return plan.result.kind !== 'collection' && context.views.of(plan, plan.result.entity)?.type.kind === 'interface'
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
