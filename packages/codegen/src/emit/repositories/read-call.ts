import type { Plan } from '@keyloom/core'
import { type EmitContext, entityNamed, runtime } from '../context.js'
import { attributeNamed, attributeTypeIn, inputsOf, inputsType, someMembers } from '../plans/inputs.js'
import type { FileBuilder } from '../print/file-builder.js'
import { memberName } from '../print/safe-identifier.js'

/** The parameters of the method of a pattern or collection, and what it passes on for them. */
export interface ReadParameters {
  readonly declared: readonly string[]
  /** In the order of the runtime's functions: `by`, `range`, `filter`. */
  readonly passed: readonly string[]
}

/** `rangeName` is the collection's name of the attribute that a range is asked of. */
export function readParameters(context: EmitContext, plan: Plan, file: FileBuilder, rangeName?: string): ReadParameters {
  const inputs = inputsOf(context, plan).filter(({ isHidden }) => isHidden !== true)
  const by = inputs.length === 0 ? [] : [`by: ${inputsType(context, inputs, file)}`]
  const range = rangeType(context, plan, file, rangeName)
  const filter = filterType(context, plan, file)
  const passed = [
    ...(plan.kind === 'scan' ? [] : [inputs.length === 0 ? '{}' : 'by']),
    ...(range !== undefined ? ['range'] : filter !== undefined && plan.kind !== 'scan' ? ['undefined'] : []),
    ...(filter === undefined ? [] : ['filter']),
  ]
  return {
    declared: [...by, ...(range === undefined ? [] : [`range?: ${range}`]), ...(filter === undefined ? [] : [`filter?: ${filter}`])],
    passed,
  }
}

function rangeType(context: EmitContext, plan: Plan, file: FileBuilder, rangeName: string | undefined): string | undefined {
  if (plan.kind !== 'query' || plan.sort.bound.kind !== 'range') return undefined
  const { entity, attribute } = plan.sort.bound.range
  const type = attributeTypeIn(context, entity, attributeNamed(context, entity, attribute), file)
  return `{ ${memberName(rangeName ?? attribute)}?: ${file.imports.type(runtime, 'Range')}<${type}> }`
}

function filterType(context: EmitContext, plan: Plan, file: FileBuilder): string | undefined {
  if (plan.filter.length === 0 || plan.result.kind === 'collection') return undefined
  const tested = someMembers(context, entityNamed(context, plan.result.entity), plan.filter, file)
  return `${file.imports.type(runtime, 'Condition')}<{ ${tested.join('; ')} }>`
}
