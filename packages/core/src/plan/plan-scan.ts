import type { EntityModel, PatternModel, SchemaProblem, TableModel } from '../model/index.js'
import { candidateName, candidatesOf } from './candidate.js'
import { heldBy } from './held.js'
import { show, uncertain } from './implied.js'
import { whyOutside } from './outside-variants.js'
import type { ScanPlan } from './plan.js'
import { planBase, whyNotHeld } from './serve.js'

/** The Scan that the schema opted in to. It reads the whole table or index, so the rules that keep items out of an index still hold. */
export function planScan(
  table: TableModel,
  entity: EntityModel,
  pattern: PatternModel,
  scan: NonNullable<PatternModel['scan']>,
): ScanPlan | SchemaProblem {
  const asked = scan.index ?? 'table'
  const path = ['entities', entity.name, 'patterns', pattern.name, 'scan']
  const unserved = (why: string): SchemaProblem => ({
    code: 'PLAN.UNSERVED',
    message: `${entity.name}.${pattern.name}: a Scan of \`${asked}\` does not answer it: ${why}.`,
    path,
  })

  const candidates = candidatesOf(table, entity).filter((candidate) => candidateName(candidate) === asked)
  const [candidate] = candidates
  if (candidate === undefined) return unserved(`no ${entity.name} is in it`)
  const known = { entity, inputs: [], where: pattern.where }
  const incomplete = whyOutside(candidates, known)
  // All variants of a membership are scanned together; only where there is one does its condition say something of every item.
  const [condition] = uncertain(candidates.length === 1 ? candidate : { ...candidate, when: [] }, known, {
    inputs: new Set(),
    constants: new Set(),
  })
  const held = heldBy(candidate, table, entity)
  const why =
    incomplete ?? (condition === undefined ? whyNotHeld(held, pattern) : `nothing makes ${show(condition)}: list it in \`filter\``)
  if (why !== undefined) return unserved(why)
  return {
    kind: 'scan',
    ...planBase(entity, pattern, table, held),
    ...(scan.index !== undefined && scan.index !== 'table' && { index: scan.index }),
    because: scan.because,
  }
}
