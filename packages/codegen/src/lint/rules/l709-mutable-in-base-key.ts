import type { AttributeModel, EntityModel } from '@keyloom/core'
import { attributeOf, valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const mutableInBaseKey: Rule = {
  id: 'L709',
  slug: 'mutable-in-base-key',
  severity: 'warn',
  title: 'What changes is not in the primary key.',
  why: 'DynamoDB cannot change a key: the item has to be deleted and put again, in a transaction, and every reference to it with it.',
  fix: 'Move it to an index, or say that items get new keys with `move: true`.',
  check: ({ model }) =>
    model.entities.flatMap((entity): Fault[] => {
      if (entity.move === true) return []
      const parts = [entity.key.partition, ...(entity.key.sort === undefined ? [] : [entity.key.sort])]
      const inKey = [...new Set(parts.flatMap(valuesOf).map(({ attribute }) => attribute))]
      const mutable = inKey.filter((name) => changes(attributeOf(entity, name), entity))
      if (mutable.length === 0) return []
      return [
        {
          path: ['entities', entity.name, 'key'],
          message: `The primary key of \`${entity.name}\` holds ${names(mutable)}, which changes.`,
        },
      ]
    }),
}

/** What Keyloom changes with every write; and the state of an entity that is updated, as its version or timestamps say. */
function changes(attribute: AttributeModel | undefined, entity: EntityModel): boolean {
  if (attribute?.implied !== undefined) return attribute.implied !== 'createdAt' && attribute.implied !== 'computed'
  const isUpdated = entity.version !== undefined || entity.timestamps !== undefined
  const isState = attribute?.type.kind === 'enum' || attribute?.type.kind === 'boolean'
  return isUpdated && isState && /(status|state|stage|phase|step|active|enabled)$/i.test(attribute.name)
}
