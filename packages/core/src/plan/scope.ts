import { isInjective } from '../keys/index.js'
import type { EntityModel, KeyPart, Model, SchemaProblem } from '../model/index.js'
import { partTokens } from './key-part.js'

/** Attributes of an entity's scope that a partition does not hold exactly: it would mix what the scope keeps apart. */
export function notInPartition({ scope = [] }: EntityModel, partition: readonly KeyPart[]): readonly string[] {
  if (scope.length === 0) return []
  const held = partition.flatMap(partTokens).flatMap((token) => {
    return token.kind === 'value' && isInjective(token.encoding) ? [token.attribute] : []
  })
  return scope.filter((attribute) => !held.includes(attribute))
}

/** Entities whose own items are not kept apart by their primary key. */
export function scopeProblems({ entities }: Model): SchemaProblem[] {
  return entities.flatMap((entity): SchemaProblem[] => {
    const missing = notInPartition(entity, [entity.key.partition])
    if (missing.length === 0) return []
    return [
      {
        code: 'SCHEMA.SCOPE',
        message: `${entity.name}: the partition of its primary key does not hold its scope exactly: ${missing.map((name) => `\`${name}\``).join(', ')}.`,
        fix: `Begin the partition template with it, such as \`${missing.map((name) => `${name.toUpperCase()}#{${name}}`).join('#')}#…\`.`,
        path: ['entities', entity.name, 'key', 'partition'],
      },
    ]
  })
}
