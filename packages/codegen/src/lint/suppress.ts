import type { Model, SuppressionModel } from '@keyloom/core'
import type { Finding, RuleText } from './rule.js'
import { suppressionUnused, suppressionWithoutReason } from './suppression-rules.js'

/** A suppression with the declaration that it stands on. */
interface Placed {
  readonly suppression: SuppressionModel
  /** Of the declaration. */
  readonly owner: readonly string[]
  readonly path: readonly string[]
}

/** The findings that no suppression covers, and the suppressions that have no reason or cover nothing. */
export function applySuppressions(model: Model, findings: readonly Finding[]): readonly Finding[] {
  const placed = suppressionsOf(model)
  const left = findings.filter((finding) => !placed.some((one) => covers(one, finding)))
  const faults = placed.flatMap((one): Finding[] => {
    const { rule, target } = one.suppression
    const said = target === undefined ? rule : `${rule} of \`${target}\``
    if (one.suppression.because.trim() === '')
      return [findingOf(suppressionWithoutReason, one.path, `The suppression of ${said} does not say why.`)]
    if (findings.some((finding) => covers(one, finding))) return []
    return [findingOf(suppressionUnused, one.path, `The suppression of ${said} suppresses nothing.`)]
  })
  return [...left, ...faults]
}

function findingOf({ id, slug, severity, why, fix }: RuleText, path: readonly string[], message: string): Finding {
  return { rule: id, slug, severity, path, message, why, fix }
}

function suppressionsOf(model: Model): readonly Placed[] {
  const of = (owner: readonly string[], suppressions: readonly SuppressionModel[] = []): Placed[] =>
    suppressions.map((suppression, i) => ({ suppression, owner, path: [...owner, 'suppress', String(i)] }))
  return [
    ...of([], model.suppress),
    ...model.tables.flatMap((table) => of(['tables', table.name], table.suppress)),
    ...model.entities.flatMap((entity) => of(['entities', entity.name], entity.suppress)),
  ]
}

/** Of the rule, and on the target or a part of it. Names may have dots in them, so texts are compared. */
function covers({ suppression: { rule, target }, owner }: Placed, finding: Finding): boolean {
  if (finding.rule !== rule || !owner.every((name, i) => name === finding.path[i])) return false
  const place = finding.path.slice(owner.length).join('.')
  return target === undefined || place === target || place.startsWith(`${target}.`)
}
