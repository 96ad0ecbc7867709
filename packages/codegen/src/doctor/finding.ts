import type { Severity } from '../lint/rule.js'
import type { Item } from '../scan/stored-entity.js'

/** What can be wrong with a stored item. */
export type FindingKind =
  | 'misplaced'
  | 'stale-index'
  | 'half-indexed'
  | 'unreadable'
  | 'orphan'
  | 'miscounted'
  | 'duplicate'
  | 'unclaimed'
  | 'orphan-sentinel'
  | 'out-of-bounds'
  | 'stale-copy'
  | 'unknown-type'
  | 'to-move'
  | 'expired'

export interface KindText {
  readonly severity: Severity
  /** What is said of such items; `{of}` is the index, constraint, parent, counter or owner. */
  readonly says: string
  readonly fix: string
}

export const findingKinds: Readonly<Record<FindingKind, KindText>> = {
  misplaced: {
    severity: 'error',
    says: 'under another primary key than their attributes form: reads by key do not find them',
    fix: 'Move them to the key that their attributes form.',
  },
  'stale-index': {
    severity: 'error',
    says: 'with other keys in {of} than their attributes form: its patterns miss them or find them in the wrong place',
    fix: 'Run `keyloom backfill`.',
  },
  'half-indexed': {
    severity: 'error',
    says: 'with some of the key attributes of {of} and without others: they are not in the index',
    fix: 'Run `keyloom backfill`.',
  },
  unreadable: {
    severity: 'error',
    says: 'that do not satisfy the schema: reads that meet them throw',
    fix: 'Correct the items, or let the schema accept what is stored.',
  },
  orphan: {
    severity: 'error',
    says: 'whose {of} is not there: nothing counts them',
    fix: 'Create the parent again, or delete them.',
  },
  miscounted: {
    severity: 'error',
    says: 'whose {of} is not the number of items that it counts',
    fix: 'Set it by an UpdateItem of your own, on condition that it is as shown; no repository writes it.',
  },
  duplicate: {
    severity: 'error',
    says: 'that have the same values of the unique constraint {of} as another item',
    fix: 'Give all but one of them other values.',
  },
  unclaimed: {
    severity: 'error',
    says: 'whose values of the unique constraint {of} no sentinel keeps: another item could take them',
    fix: 'Give the items other values through their repository, and these again: an update claims what it sets.',
  },
  'orphan-sentinel': {
    severity: 'error',
    says: 'that keep values of the unique constraint {of} for an item that does not have them: nobody can take the values',
    fix: 'Delete the sentinels.',
  },
  'out-of-bounds': {
    severity: 'warn',
    says: 'outside the bounds of the schema: they are read, and refused where they are written as they are',
    fix: 'Correct the items, or widen the bounds.',
  },
  'stale-copy': {
    severity: 'warn',
    says: 'whose copies of a {of} are not as it has them',
    fix: 'Call `updateCopies` of the repository of the owner.',
  },
  'unknown-type': {
    severity: 'warn',
    says: 'of a type that the schema does not know: reads pass over them',
    fix: 'Delete them, or declare what is left of a removed entity as a tombstone.',
  },
  'to-move': {
    severity: 'info',
    says: 'under their other key: patterns on the table do not find them',
    fix: 'Run `keyloom move`.',
  },
  expired: {
    severity: 'info',
    says: 'whose time is over, and that DynamoDB has not removed yet: reads hide them',
    fix: 'Nothing, where time to live is on: DynamoDB removes them within a few days.',
  },
}

/** What is wrong with one item. */
export interface Finding {
  readonly kind: FindingKind
  /** The entity, or the type that an item of no entity says it has. */
  readonly type: string
  /** The index, constraint, parent, counter or owner that it is about. */
  readonly of?: string
  /** The item. */
  readonly item: Item
  readonly why: string
}

/** Findings that say the same of several items, with the first few of these. */
export interface FindingGroup {
  readonly kind: FindingKind
  readonly type: string
  readonly of?: string
  readonly count: number
  readonly examples: readonly Example[]
}

/** An item by its primary key, as a report may show it. */
export interface Example {
  readonly key: Readonly<Record<string, string>>
  readonly why: string
}

const maxExamples = 5

/** The groups with one more finding. However much is wrong with a table, what is kept of it is small. */
export function withFinding(
  groups: readonly FindingGroup[],
  { kind, type, of, item, why }: Finding,
  shown: (type: string, item: Item) => Example['key'],
): readonly FindingGroup[] {
  const found = groups.find((group) => group.kind === kind && group.type === type && group.of === of)
  const { count, examples } = found ?? { count: 0, examples: [] }
  const group: FindingGroup = {
    kind,
    type,
    ...(of !== undefined && { of }),
    count: count + 1,
    examples: examples.length < maxExamples ? [...examples, { key: shown(type, item), why }] : examples,
  }
  return found === undefined ? [...groups, group] : groups.map((each) => (each === found ? group : each))
}
