import { assertNever } from '../errors/index.js'
import type { BoundPart, Plan, SortPlan } from './plan.js'

/** A plan in words: for the documentation of generated code, `model.md` and `explain`. */
export interface PlanDescription {
  readonly operation: 'GetItem' | 'Query' | 'Scan'
  /** The index, or `table`. */
  readonly index: string
  /** In Markdown; empty for a Scan. */
  readonly keyCondition: string
  readonly direction?: 'forward' | 'backward'
  readonly consistency: string
  /** The step after it, where there is one. */
  readonly second?: 'BatchGetItem'
}

/**
 * A plan in words: for the documentation of generated code, `model.md` and `explain`.
 *
 * @example
 * ```ts
 * import { describePlan, planModel } from '@keyloom/core'
 *
 * planModel(model).plans.map((plan) => describePlan(plan).keyCondition)
 * ```
 */
export function describePlan(plan: Plan): PlanDescription {
  switch (plan.kind) {
    case 'get':
      return {
        operation: 'GetItem',
        index: 'table',
        keyCondition: joined(plan.key.map(equality)),
        consistency: consistency(plan.consistent),
      }
    case 'query':
      return {
        operation: 'Query',
        index: plan.index ?? 'table',
        keyCondition: joined([...plan.partition.map(equality), ...sortCondition(plan.sort)]),
        direction: plan.forward ? 'forward' : 'backward',
        consistency: consistency(plan.consistent),
        ...(plan.hydrate === true && { second: 'BatchGetItem' as const }),
      }
    case 'scan':
      return { operation: 'Scan', index: plan.index ?? 'table', keyCondition: '', consistency: consistency(false) }
    default:
      return assertNever(plan)
  }
}

function sortCondition({ equal, bound }: SortPlan): string[] {
  const equalities = equal.map(equality)
  switch (bound.kind) {
    case 'all':
      return equalities
    case 'equal':
      return [...equalities, equality(bound.part)]
    case 'prefix':
      return [...equalities, `\`${bound.part.attribute}\` begins with \`${text(bound.part)}\``]
    case 'between': {
      const end = bound.dropHigh ? 'to before' : 'to'
      return [...equalities, `\`${bound.low.attribute}\` from \`${text(bound.low)}\` ${end} \`${text(bound.high)}\``]
    }
    case 'range': {
      const behind = bound.part.tokens.length === 0 ? '' : ` behind \`${text(bound.part)}\``
      return [...equalities, `\`${bound.part.attribute}\` between bounds of \`${bound.range.attribute}\`${behind}`]
    }
    default:
      return assertNever(bound)
  }
}

function equality(part: BoundPart): string {
  return `\`${part.attribute} = ${text(part)}\``
}

function text(part: BoundPart): string {
  return part.tokens
    .map((token) => (token.kind === 'literal' ? token.text : `{${token.input}${token.format === undefined ? '' : `:${token.format}`}}`))
    .join('')
}

function joined(conditions: readonly string[]): string {
  const last = conditions.at(-1) ?? ''
  return conditions.length < 2 ? last : `${conditions.slice(0, -1).join(', ')} and ${last}`
}

function consistency(isConsistent: boolean): string {
  return isConsistent ? 'strongly consistent' : 'eventually consistent'
}
