import type { ExpectationModel, SuppressionModel } from '../../model/index.js'
import type { Report } from '../report.js'
import { checkAttributes } from './build-unique.js'
import { checkShape, EXPECTATION, SUPPRESSION } from './check-shape.js'
import type { EntityContext } from './context.js'

/** The attributes that identify an item; undefined where they were reported. */
export function buildId(declared: readonly string[], context: EntityContext): readonly string[] | undefined {
  return checkAttributes(declared, [...context.path, 'id'], context) ? declared : undefined
}

/** What is expected of an entity. */
export function buildExpectation(declared: ExpectationModel, context: EntityContext): ExpectationModel {
  const path = [...context.path, 'expect']
  checkShape(declared, EXPECTATION, `expect of ${context.name}`, path, context.report)
  for (const [name, value] of Object.entries(declared)) {
    const isAmount = value === undefined || (Number.isFinite(value) && value >= 0)
    if (!isAmount) context.report.add('SCHEMA.OPTION', [...path, name], `${context.name} expects ${String(value)} as ${name}.`)
  }
  return declared
}

/**
 * The findings that a declaration accepts. A reason that is missing or empty is for lint to report, together with everything else that is
 * wrong with suppressions.
 */
export function buildSuppressions(declared: unknown, path: readonly string[], report: Report): readonly SuppressionModel[] {
  const at = [...path, 'suppress']
  if (!Array.isArray(declared)) {
    report.add('SCHEMA.OPTION', at, 'suppress is not a list.', "Write suppress: [{ rule: 'L713', because: '…' }].")
    return []
  }
  return declared.flatMap((entry: Partial<SuppressionModel>, index): SuppressionModel[] => {
    const isReadable = checkShape(entry, SUPPRESSION, 'a suppression', [...at, String(index)], report)
    if (!isReadable) return []
    const { rule = '', target, because = '' } = entry
    return [{ rule, ...(target === undefined ? {} : { target }), because }]
  })
}
