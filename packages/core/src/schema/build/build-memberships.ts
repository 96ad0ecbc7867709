import type { Condition, EntityKey, IndexModel, KeyAttribute, KeyPart, Membership } from '../../model/index.js'
import type { EntityIndexConfig, IndexOptions } from '../index-option.js'
import { list } from '../report.js'
import { suggest } from '../suggest.js'
import { buildConditions, impliesPresence } from './build-conditions.js'
import { buildTemplatePart } from './build-key-part.js'
import { checkShape, MEMBERSHIP } from './check-shape.js'
import { byStoredName, type EntityContext, sourcesOf } from './context.js'
import { type HeldPart, heldParts, shareParts } from './held-parts.js'

type Templates = { readonly partition?: unknown; readonly sort?: unknown } & IndexOptions

/** Every index that items of the entity are in: the declared ones, and those whose key attributes they hold anyway. */
export function buildMemberships(
  key: EntityKey | undefined,
  declared: Readonly<Record<string, EntityIndexConfig>>,
  context: EntityContext,
): Membership[] {
  const { report, table } = context
  for (const name of Object.keys(declared)) {
    if (!table.indexes.some((index) => index.name === name)) {
      report.add(
        'SCHEMA.UNKNOWN',
        [...context.path, 'indexes', name],
        `Table '${table.name}' has no index '${name}'.`,
        suggest(
          name,
          table.indexes.map((index) => index.name),
        ),
      )
    }
  }
  const always = heldParts(key, context)
  const held = new Map(always)
  const memberships = new Map<string, Membership>()
  for (const index of table.indexes) {
    const option = declared[index.name]
    const membership = option === undefined ? undefined : buildDeclared(index, option, always, context)
    if (membership === undefined) continue
    memberships.set(index.name, membership)
    shareParts(membership, held, context)
  }
  for (const index of table.indexes) {
    if (declared[index.name] !== undefined) continue
    const membership = factualMembership(index, held, context)
    if (membership !== undefined) memberships.set(index.name, membership)
  }
  return table.indexes.flatMap((index) => memberships.get(index.name) ?? [])
}

function buildDeclared(
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
  if (option !== true && !checkShape(option, MEMBERSHIP, `the index '${index.name}' of ${context.name}`, path, report)) return undefined
  const templates: Templates = option === true ? {} : option
  const { onPartialUpdate } = templates
  if (onPartialUpdate !== undefined && !['require', 'read', 'drop'].includes(onPartialUpdate)) {
    report.add(
      'SCHEMA.OPTION',
      [...path, 'onPartialUpdate'],
      `onPartialUpdate is 'require', 'read' or 'drop', not '${String(onPartialUpdate)}'.`,
    )
  }
  const before = report.problems.length
  const partition = buildParts(index.key.partition, 'partition', templates, held, path, context)
  const sort = buildParts(index.key.sort, 'sort', templates, held, path, context)
  const conditions = buildConditions(templates.when, 'SCHEMA.MEMBERSHIP', [...path, 'when'], context)
  if (report.problems.length > before) return undefined
  const isAlwaysHeld = [...partition, ...sort].every((part) => held.has(part.attribute))
  const when = completeConditions({ index: index.name, parts: [...partition, ...sort], conditions, isAlwaysHeld, templates, path }, context)
  return {
    index: index.name,
    declared: true,
    variants: [{ when, partition, sort }],
    sparse: templates.sparse === true,
    onPartialUpdate: onPartialUpdate ?? 'require',
  }
}

interface DeclaredParts {
  readonly index: string
  readonly parts: readonly KeyPart[]
  readonly conditions: readonly Condition[]
  readonly isAlwaysHeld: boolean
  readonly templates: Templates
  readonly path: readonly string[]
}

/** The conditions of a declared index with the presence of every optional attribute of its key, which has to have been said. */
function completeConditions(
  { index, parts, conditions, isAlwaysHeld, templates, path }: DeclaredParts,
  context: EntityContext,
): Condition[] {
  const { report } = context
  const optional = optionalSources(parts, context)
  const never = optional.filter((name) => conditions.some((condition) => condition.kind === 'absent' && condition.attribute === name))
  const uncertain = optional.filter((name) => !impliesPresence(conditions, name))
  if (never.length > 0) {
    const message = `No item is ever in '${index}': its key needs ${list(never)}, which 'when' says is absent.`
    report.add('SCHEMA.MEMBERSHIP', [...path, 'when'], message)
  } else if (uncertain.length > 0 && templates.sparse !== true) {
    const fix = `Say so with sparse: true, or with when: { ${uncertain[0]}: 'present' }.`
    report.add('SCHEMA.MEMBERSHIP', path, `${list(uncertain)} of ${context.name} is optional, so some items are not in '${index}'.`, fix)
  }
  if (uncertain.length === 0 && templates.sparse === true) {
    const message = `Every item that '${index}' is for has all attributes of its key, so it is not sparse.`
    report.add('SCHEMA.MEMBERSHIP', [...path, 'sparse'], message, 'Remove sparse.')
  }
  // Nothing can keep an item out of an index whose key it holds as its own attributes.
  if (isAlwaysHeld && conditions.some((condition) => condition.kind !== 'present' || !optional.includes(condition.attribute))) {
    const message = `Every item of ${context.name} that has the attributes of '${index}' is in it, whatever 'when' says.`
    report.add(
      'SCHEMA.MEMBERSHIP',
      [...path, 'when'],
      message,
      'Remove when, or give the index a key attribute of its own with a template.',
    )
  }
  return [...conditions, ...uncertain.map(presence)]
}

/** The parts of one side of an index's key. Faults are reported, and then the list is not complete. */
function buildParts(
  attributes: readonly KeyAttribute[],
  side: 'partition' | 'sort',
  templates: Templates,
  held: ReadonlyMap<string, HeldPart>,
  path: readonly string[],
  context: EntityContext,
): KeyPart[] {
  const { report } = context
  const template = templates[side]
  const at = [...path, side]
  if (template !== undefined && attributes.every(({ name }) => held.has(name)) && !isSpelledOut(template, attributes, held)) {
    const [attribute] = attributes
    report.add(
      'SCHEMA.KEY',
      at,
      attribute === undefined
        ? 'This index has no sort key.'
        : `The ${side} key of this index is ${list(attributes.map(({ name }) => name))}, which every item of ${context.name} has already.`,
      `Remove ${side}.`,
    )
  }
  return attributes.flatMap((attribute): KeyPart[] => {
    const known = held.get(attribute.name)
    if (known !== undefined) return [known.part]
    // The table's own key, with a fault that was reported there.
    if ([...context.table.key.partition, ...context.table.key.sort].some(({ name }) => name === attribute.name)) return []
    if (attributes.length > 1) {
      // An attribute that was reported is there; only its part is not.
      if (byStoredName(context).has(attribute.name)) return []
      report.add(
        'SCHEMA.KEY',
        path,
        `${context.name} has no attribute '${attribute.name}', which the ${side} key of this index is made of.`,
      )
      return []
    }
    if (template !== undefined) return [buildTemplatePart(attribute, template, at, context)].filter((part) => part !== undefined)
    if (!byStoredName(context).has(attribute.name)) {
      report.add(
        'SCHEMA.KEY',
        path,
        `${context.name} gives no ${side} template for '${attribute.name}', and has no attribute of that name.`,
        `Add ${side}: '…'.`,
      )
    }
    return []
  })
}

/** Whether the template is the attribute that the key attribute is anyway, under another name. */
function isSpelledOut(template: unknown, attributes: readonly KeyAttribute[], held: ReadonlyMap<string, HeldPart>): boolean {
  return attributes.some(({ name }) => {
    const part = held.get(name)?.part
    return part?.kind === 'natural' && template === `{${part.source}}`
  })
}

function factualMembership(index: IndexModel, held: ReadonlyMap<string, HeldPart>, context: EntityContext): Membership | undefined {
  const attributes = [...index.key.partition, ...index.key.sort]
  const parts = attributes.map(({ name }) => held.get(name))
  if (!parts.every((part) => part !== undefined)) return undefined
  const conditions = uniqueConditions(parts.flatMap(({ when }) => when))
  const uncertain = optionalSources(
    parts.map(({ part }) => part),
    context,
  ).filter((name) => !impliesPresence(conditions, name))
  return {
    index: index.name,
    declared: false,
    variants: [
      {
        when: [...conditions, ...uncertain.map(presence)],
        partition: parts.slice(0, index.key.partition.length).map(({ part }) => part),
        sort: parts.slice(index.key.partition.length).map(({ part }) => part),
      },
    ],
    sparse: false,
    onPartialUpdate: 'require',
  }
}

function optionalSources(parts: readonly KeyPart[], context: EntityContext): string[] {
  return [...new Set(parts.flatMap(sourcesOf))].filter((name) => context.attributes.get(name)?.optional === true)
}

function presence(attribute: string): Condition {
  return { kind: 'present', attribute }
}

function uniqueConditions(conditions: readonly Condition[]): Condition[] {
  return [...new Map(conditions.map((condition) => [JSON.stringify(condition), condition])).values()]
}
