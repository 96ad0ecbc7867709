import type { IndexModel, Membership, MembershipVariant } from '../../model/index.js'
import type { EntityIndexConfig, IndexTemplates } from '../index-option.js'
import { areDisjoint } from './are-disjoint.js'
import { buildVariant } from './build-variant.js'
import { checkShape, MEMBERSHIP } from './check-shape.js'
import type { EntityContext } from './context.js'
import type { HeldPart } from './held-parts.js'

/** The membership that an entity declares: one set of templates, or one for each of several conditions. Undefined where it was reported. */
export function buildDeclared(
  index: IndexModel,
  option: EntityIndexConfig,
  held: ReadonlyMap<string, HeldPart>,
  context: EntityContext,
): Membership | undefined {
  const { report } = context
  const path = [...context.path, 'indexes', index.name]
  const own = [...context.table.key.partition, ...context.table.key.sort].map(({ name }) => name)
  if ([...index.key.partition, ...index.key.sort].every(({ name }) => own.includes(name))) {
    report.add(
      'SCHEMA.MEMBERSHIP',
      path,
      `The index '${index.name}' is made of the table's own key: every item is in it, and no entity declares it.`,
      'Remove it from the entity.',
    )
    return undefined
  }
  const options = isList(option)
    ? option.map((each, place) => ({ each, at: [...path, String(place)] }))
    : [{ each: option === true ? {} : option, at: path }]
  if (options.length === 0) report.add('SCHEMA.MEMBERSHIP', path, `The index '${index.name}' of ${context.name} has no templates.`)
  const templates = options.filter(({ each, at }) =>
    checkShape(each, MEMBERSHIP, `the index '${index.name}' of ${context.name}`, at, report),
  )
  const onPartialUpdate = readOnPartialUpdate(templates, context)
  const variants = templates.map(({ each, at }) => ({ variant: buildVariant(index, each, held, at, context), at }))
  const built = variants.flatMap(({ variant, at }) => (variant === undefined ? [] : [{ variant, at }]))
  checkDisjoint(index, built, context)
  if (built.length < options.length || built.length === 0) return undefined
  return {
    index: index.name,
    declared: true,
    variants: built.map(({ variant }) => variant),
    sparse: templates.some(({ each }) => each.sparse === true),
    onPartialUpdate,
  }
}

interface DeclaredTemplates {
  readonly each: IndexTemplates
  readonly at: readonly string[]
}

/** What an update does with the index, whatever variant an item is in. */
function readOnPartialUpdate(templates: readonly DeclaredTemplates[], { report }: EntityContext): Membership['onPartialUpdate'] {
  let known: Membership['onPartialUpdate'] | undefined
  for (const { each, at } of templates) {
    const { onPartialUpdate: said } = each
    if (said === undefined) continue
    const path = [...at, 'onPartialUpdate']
    if (!['require', 'read', 'drop'].includes(said))
      report.add('SCHEMA.OPTION', path, `onPartialUpdate is 'require', 'read' or 'drop', not '${String(said)}'.`)
    else if (known !== undefined && known !== said)
      report.add('SCHEMA.MEMBERSHIP', path, `onPartialUpdate is '${known}' and '${said}' of one index.`, 'Say it once.')
    known ??= said
  }
  return known ?? 'require'
}

/** An item is in an index under one key, so two variants never hold of one item. */
function checkDisjoint(
  index: IndexModel,
  variants: readonly { readonly variant: MembershipVariant; readonly at: readonly string[] }[],
  { name, report }: EntityContext,
): void {
  for (const [place, { variant, at }] of variants.entries()) {
    const other = variants.slice(0, place).findIndex((before) => !areDisjoint(before.variant.when, variant.when))
    if (other < 0) continue
    report.add(
      'SCHEMA.MEMBERSHIP',
      at,
      `Two variants of '${index.name}' can hold of one ${name}: number ${other + 1} and number ${place + 1}.`,
      "Give them conditions on one attribute that exclude each other, such as when: { status: 'open' } and when: { status: 'closed' }.",
    )
  }
}

function isList(option: EntityIndexConfig): option is readonly IndexTemplates[] {
  return Array.isArray(option)
}
