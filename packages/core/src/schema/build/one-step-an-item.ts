import type { EntityModel, Json, TransactionStep } from '../../model/index.js'
import type { Report } from '../report.js'
import { keyAttributes } from './context.js'

/**
 * Reports steps that are of one item whatever a call gives: DynamoDB takes an item once in a transaction. A step that creates an item also
 * writes to those that count it.
 */
export function checkOneStepAnItem(
  steps: readonly TransactionStep[],
  entities: readonly EntityModel[],
  path: readonly string[],
  report: Report,
): void {
  const items = steps.flatMap((step) => itemsOf(step, entities))
  for (const [place, { step, item, counts }] of items.entries()) {
    const other = items.find((one, before) => before < place && one.step !== step && one.item === item && !(one.counts && counts))
    if (other === undefined) continue
    const both = `'${other.step.name}' and '${step.name}'`
    const why = counts
      ? `what counts the ${step.entity} of '${step.name}'`
      : other.counts
        ? `what counts the ${other.step.entity}`
        : 'one item'
    report.add(
      'SCHEMA.TRANSACTION',
      [...path, 'steps', step.name],
      `The steps ${both} are of ${why}, and a transaction takes an item once.`,
      other.counts || counts ? 'Leave the other step out: a create demands that what counts it is there.' : 'Make one step of them.',
    )
  }
}

interface StepItem {
  readonly step: TransactionStep
  /** The entity and its key, as text. */
  readonly item: string
  /** The item is not the step's own, but counts it; several such writes are one. */
  readonly counts: boolean
}

function itemsOf(step: TransactionStep, entities: readonly EntityModel[]): StepItem[] {
  const entity = entities.find(({ name }) => name === step.entity)
  if (entity === undefined) return []
  const given = step.values ?? step.key ?? {}
  const own = {
    step,
    item: itemText(
      entity.name,
      [...keyAttributes(entity)].map((name) => [name, given[name]]),
    ),
    counts: false,
  }
  const counted = step.action === 'create' ? (entity.countedIn ?? []) : []
  const parents = counted.map(({ parent, key }) => ({
    step,
    item: itemText(
      parent,
      Object.entries(key).map(([name, source]) => [name, given[source]]),
    ),
    counts: true,
  }))
  return [own, ...parents]
}

function itemText(entity: string, key: readonly (readonly [string, Json | undefined])[]): string {
  return JSON.stringify([entity, key.toSorted(([one], [other]) => (one < other ? -1 : 1))])
}
