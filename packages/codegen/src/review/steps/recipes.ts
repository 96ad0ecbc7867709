import type { RecipeId } from '../change.js'
import type { ChangeFinding } from '../find-changes.js'
import type { Step } from './step.js'

type Recipe = (finding: ChangeFinding) => readonly Step[]

/** The steps of each way to migrate, for one finding. */
export const recipes: Readonly<Record<RecipeId, Recipe>> = {
  /** Nothing to do. */
  M0: () => [],
  /** Lazily: no item is rewritten. */
  M1: ({ target }) => [step('tolerate', `Deploy readers that accept ${target} as it was and as it is.`)],
  /** An attribute or an index key is set on stored items. */
  M2: (finding) => {
    const set = whatIsSet(finding)
    return [
      step('tolerate', `Deploy readers that accept items without the new ${set}.`),
      step('write', `Deploy writers that set ${set}.`),
      step('data', `Set ${set} on stored items: ${setOnItems(finding)}.`),
      step('verify', `Count the items that still lack ${set}.`),
      step('tighten', `Deploy readers that rely on ${set}.`),
    ]
  },
  /** Items get another primary key. */
  M3: (finding) => [
    step('tolerate', `Deploy ${owner(finding)} with its old key and the new one as \`otherKey\`: it is looked for under both.`),
    step('write', `Deploy ${owner(finding)} with the new key and the old one as \`otherKey\`: what is written comes under the new key.`),
    step('data', `Move the stored items: \`keyloom move --entity ${owner(finding)}\` (one transaction each, resumable).`),
    step('verify', `Count the items of ${owner(finding)} under the old key: \`keyloom move --entity ${owner(finding)} --dry-run\`.`),
    step('tighten', `Deploy ${owner(finding)} without \`otherKey\`.`),
    step('delete', `Declare the prefix of the old key of ${owner(finding)} in \`tombstones\`.`),
  ],
  /** A global index is added. */
  M4: (finding) => [
    step('write', `Deploy writers that put the key of ${finding.about.index ?? finding.target} on what they write.`),
    ...created(finding),
    ...stamped(finding),
    step('verify', `Compare the number of items in ${finding.about.index ?? finding.target} with that in the table.`),
    step('switch', `Deploy readers of ${finding.about.index ?? finding.target}.`),
  ],
  /** A global index is replaced under another name. */
  M5: (finding) => [
    step('write', `Deploy writers that put the key of the new index on what they write.`),
    ...created(finding),
    step('data', `Put its key on stored items: \`${backfill(finding)}\`.`),
    step('verify', `Compare the number of items in both indexes.`),
    step('switch', `Deploy readers of the new index.`),
    ...deleted(finding),
  ],
  /** A table is replaced. */
  M6: ({ about }) => [
    step('create', `Create the new table beside ${about.table ?? 'the old one'}.`),
    step('write', `Deploy writers that write both tables.`),
    step('data', `Copy the stored items, by a stream or by export and import.`),
    step('verify', `Compare both tables.`),
    step('switch', `Deploy readers of the new table.`),
    step('delete', `Keep the old table until nobody rolls back any more, then delete it.`),
  ],
  /** Something is removed. */
  M7: (finding) => [
    step('switch', `Deploy code that does not read ${finding.target}.`),
    step('tighten', `Deploy code that does not write ${finding.target}.`),
    ...deleted(finding),
    step('delete', `Declare what stored items may still hold of ${finding.target} in \`tombstones\`.`),
  ],
  /** The attribute with the time of expiry is another one. */
  M8: ({ about, before, after }) => [
    step('create', `Disable the time to live of ${about.table} on ${before}, and wait: DynamoDB takes up to an hour.`),
    step('data', `Set ${after} on stored items.`),
    step('tighten', `Enable the time to live of ${about.table} on ${after}.`),
  ],
  /** Old and new values live side by side for a while. */
  M9: ({ target, rule, ...finding }) => [
    step('tolerate', `Deploy readers that accept old and new values of ${target}.`),
    step('write', `Deploy writers that write new values of ${target}.`),
    step('data', `Rewrite the old values of ${target}${rule === 'A314' ? `: \`${backfill(finding)}\`` : ''}.`),
    step('tighten', `Deploy readers that accept new values of ${target} only.`),
  ],
}

/** One run for each entity that joined the index. */
function stamped(finding: ChangeFinding): Step[] {
  const { about, target } = finding
  const entities = about.entities ?? [about.entity]
  return entities.map((entity) => {
    const run = backfill({ ...finding, about: { ...about, ...(entity !== undefined && { entity }) } })
    return step('data', `Put the key of ${about.index ?? target} on stored items: \`${run}\`; natural key attributes need no backfill.`)
  })
}

function step(phase: Step['phase'], text: string): Step {
  return { phase, text }
}

function created({ about, before, rule }: ChangeFinding): Step[] {
  const { table, index } = about
  if (table === undefined || index === undefined || joinsExisting.has(rule)) return []
  const name = before === undefined || rule === 'G207' ? index : `a new index in the place of ${index}`
  return [{ phase: 'create', text: `create ${name} on ${table}, wait until it is ACTIVE`, tableUpdate: { table, action: 'create', index } }]
}

/** Rules about an index that is there already. */
const joinsExisting: ReadonlySet<string> = new Set(['G203', 'G211', 'G212', 'G215'])

function deleted({ about, before, rule }: ChangeFinding): Step[] {
  const { table, index } = about
  if (table === undefined || index === undefined || rule === 'G213') return []
  const name = rule === 'G207' ? (before ?? index) : index
  return [{ phase: 'delete', text: `delete ${name} of ${table}`, tableUpdate: { table, action: 'delete', index: name } }]
}

function owner({ about, target }: ChangeFinding): string {
  return about.entity ?? target
}

/** All keys of an index at once: one deployment and one run set them. */
function whatIsSet({ about: { entity, index }, target }: ChangeFinding): string {
  return entity === undefined || index === undefined ? target : `keys of ${entity} in ${index}`
}

/** What nothing in the schema says, such as the value of a required attribute, a command cannot set. */
function setOnItems(finding: ChangeFinding): string {
  if (finding.rule === 'A313') return `\`${backfill(finding)}\`, from the schema with the old default`
  return finding.about.index === undefined ? 'by a program of your own' : `\`${backfill(finding)}\` (conditional updates, resumable)`
}

function backfill({ about: { entity, index }, path: [, , group, attribute] }: Pick<ChangeFinding, 'about' | 'path'>): string {
  return [
    'keyloom backfill',
    ...(entity === undefined ? [] : [`--entity ${entity}`]),
    ...(index === undefined ? [] : [`--index ${index}`]),
    ...(group === 'attributes' ? [`--attribute ${attribute}`] : []),
  ].join(' ')
}
