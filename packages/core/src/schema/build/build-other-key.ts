import type { EntityKey } from '../../model/index.js'
import type { EntityKeyConfig } from '../index-option.js'
import { list } from '../report.js'
import { buildKey } from './build-key.js'
import { type EntityContext, sourcesOf } from './context.js'

/** The key that items have besides while they move: an item is looked for there by what is known of it, the attributes of its key. */
export function buildOtherKey(option: EntityKeyConfig, key: EntityKey, context: EntityContext): EntityKey | undefined {
  const path = [...context.path, 'otherKey']
  const other = buildKey(option, context, 'otherKey')
  if (other === undefined) return undefined
  if (context.discriminator === undefined) {
    context.report.add(
      'SCHEMA.KEY',
      path,
      `Table '${context.table.name}' tells its entities by their keys, so an item under another key would be of no entity.`,
      'Give the table a discriminator, or move the items by a program of your own.',
    )
    return undefined
  }
  const known = new Set(sources(key))
  const unknown = sources(other).filter((name) => !known.has(name))
  if (unknown.length === 0) return other
  context.report.add(
    'SCHEMA.KEY',
    path,
    `${list(new Set(unknown))} of ${context.name} is not part of its key, so an item cannot be found under this one by its key.`,
    'Take attributes of the key alone.',
  )
  return undefined
}

function sources({ partition, sort }: EntityKey): string[] {
  return [partition, ...(sort === undefined ? [] : [sort])].flatMap(sourcesOf)
}
