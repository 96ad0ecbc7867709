import type { Condition, IndexModel, KeyAttribute, KeyPart, MembershipVariant } from '../../model/index.js'
import type { IndexTemplates } from '../index-option.js'
import { list } from '../report.js'
import { buildConditions, impliesPresence } from './build-conditions.js'
import { buildTemplatePart, checkEscape } from './build-key-part.js'
import { byStoredName, type EntityContext, sourcesOf } from './context.js'
import type { HeldPart } from './held-parts.js'

/** What the key attributes of an index hold under one condition. Undefined where it was reported. */
export function buildVariant(
  index: IndexModel,
  templates: IndexTemplates,
  held: ReadonlyMap<string, HeldPart>,
  path: readonly string[],
  context: EntityContext,
): MembershipVariant | undefined {
  const { report } = context
  const before = report.problems.length
  checkEscape(templates.escape, path, context)
  const partition = buildParts(index.key.partition, 'partition', templates, held, path, context)
  const sort = buildParts(index.key.sort, 'sort', templates, held, path, context)
  const conditions = buildConditions(templates.when, 'SCHEMA.MEMBERSHIP', [...path, 'when'], context)
  if (report.problems.length > before) return undefined
  const isAlwaysHeld = [...partition, ...sort].every((part) => held.has(part.attribute))
  const when = completeConditions({ index: index.name, parts: [...partition, ...sort], conditions, isAlwaysHeld, templates, path }, context)
  return { when, partition, sort }
}

interface DeclaredParts {
  readonly index: string
  readonly parts: readonly KeyPart[]
  readonly conditions: readonly Condition[]
  readonly isAlwaysHeld: boolean
  readonly templates: IndexTemplates
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
  templates: IndexTemplates,
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
    if (template !== undefined)
      return [buildTemplatePart(attribute, template, at, context, templates.escape === 'plain')].filter((part) => part !== undefined)
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

export function optionalSources(parts: readonly KeyPart[], context: EntityContext): string[] {
  return [...new Set(parts.flatMap(sourcesOf))].filter((name) => context.attributes.get(name)?.optional === true)
}

export function presence(attribute: string): Condition {
  return { kind: 'present', attribute }
}
