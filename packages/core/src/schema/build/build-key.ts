import type { EntityKey, KeyAttribute, KeyPart } from '../../model/index.js'
import type { EntityKeyConfig } from '../index-option.js'
import { list } from '../report.js'
import { buildNaturalPart, buildTemplatePart, checkEscape } from './build-key-part.js'
import { byStoredName, type EntityContext, sourcesOf } from './context.js'

/** The primary key of an entity, or another one that its items may have. Undefined where a part was reported. */
export function buildKey(
  option: EntityKeyConfig | undefined,
  context: EntityContext,
  name: 'key' | 'otherKey' = 'key',
): EntityKey | undefined {
  const templates: DeclaredKey = typeof option === 'object' && option !== null ? option : {}
  const at = [...context.path, name]
  checkEscape(templates.escape, at, context)
  const [partitionKey] = context.table.key.partition
  const [sortKey] = context.table.key.sort
  const partition = partitionKey && buildSide(partitionKey, 'partition', templates, context, at)
  const sort = sortKey && buildSide(sortKey, 'sort', templates, context, at)
  if (sortKey === undefined && templates.sort !== undefined) {
    context.report.add('SCHEMA.KEY', [...at, 'sort'], `Table '${context.table.name}' has no sort key.`, 'Remove sort.')
  }
  if (partition === undefined || (sortKey !== undefined && sort === undefined)) return undefined
  return sort === undefined ? { partition } : { partition, sort }
}

interface DeclaredKey {
  readonly partition?: unknown
  readonly sort?: unknown
  readonly escape?: unknown
}

function buildSide(
  key: KeyAttribute,
  side: 'partition' | 'sort',
  templates: DeclaredKey,
  context: EntityContext,
  at: readonly string[],
): KeyPart | undefined {
  const { report } = context
  const template = templates[side]
  const path = [...at, side]
  const own = byStoredName(context).get(key.name)
  // With another name in the schema, the compiler asks for a template: the attribute alone says the same.
  if (own !== undefined && template !== undefined && template !== `{${own.name}}`) {
    report.add(
      'SCHEMA.KEY',
      path,
      `'${key.name}' is an attribute of ${context.name}, so it takes no template.`,
      'Remove the template, or give the attribute another stored name.',
    )
    return undefined
  }
  if (own === undefined && template === undefined) {
    report.add(
      'SCHEMA.KEY',
      at,
      `${context.name} gives no ${side} template for '${key.name}', and has no attribute of that name.`,
      `Add ${side}: '…'.`,
    )
    return undefined
  }
  const part =
    own === undefined
      ? buildTemplatePart(key, template, path, context, templates.escape === 'plain')
      : buildNaturalPart(key, own.name, path, context)
  const fallback = part?.kind === 'template' && part.tokens.find((token) => token.kind === 'value' && token.encoding.kind === 'orElse')
  if (fallback && fallback.kind === 'value') {
    report.add(
      'SCHEMA.KEY',
      path,
      `'${fallback.attribute}' of ${context.name} has a fallback, and nothing in a primary key may change.`,
      'Make it required, with a default, or take another attribute.',
    )
    return undefined
  }
  const optional = part === undefined ? [] : sourcesOf(part).filter((name) => context.attributes.get(name)?.optional === true)
  if (optional.length === 0) return part
  report.add(
    'SCHEMA.KEY',
    path,
    `${list(new Set(optional))} of ${context.name} is optional, and a primary key needs a value in every item.`,
    'Make it required, or take another attribute.',
  )
  return undefined
}
