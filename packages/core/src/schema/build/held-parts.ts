import type { Condition, EntityKey, KeyAttribute, KeyPart, Membership } from '../../model/index.js'
import { buildNaturalPart } from './build-key-part.js'
import { byStoredName, type EntityContext } from './context.js'

/** A part that items of the entity hold, under the conditions of the index that it was declared for. */
export interface HeldPart {
  readonly part: KeyPart
  readonly when: readonly Condition[]
  /** The index that it was declared for; absent where items hold it anyway. */
  readonly index?: string
}

/** What items hold without any index being declared: the primary key, their attributes and the discriminator. */
export function heldParts(key: EntityKey | undefined, context: EntityContext): Map<string, HeldPart> {
  const held = new Map<string, HeldPart>()
  for (const part of [key?.partition, key?.sort]) if (part !== undefined) held.set(part.attribute, { part, when: [] })
  const { discriminator } = context
  const stored = byStoredName(context)
  for (const index of context.table.indexes) {
    for (const attribute of [...index.key.partition, ...index.key.sort]) {
      if (held.has(attribute.name)) continue
      const own = stored.get(attribute.name)
      if (own !== undefined) {
        // An attribute that a key attribute cannot hold makes DynamoDB refuse the item, declared or not.
        const part = buildNaturalPart(attribute, own.name, [...context.path, 'attributes', own.name], context)
        if (part !== undefined) held.set(attribute.name, { part, when: [] })
      } else if (discriminator?.attribute === attribute.name) {
        held.set(attribute.name, { part: constantPart(attribute, discriminator.value), when: [] })
      }
    }
  }
  return held
}

function constantPart(attribute: KeyAttribute, text: string): KeyPart {
  const template = text.replaceAll('{', '{{').replaceAll('}', '}}')
  return { kind: 'template', attribute: attribute.name, type: attribute.type, template, tokens: [{ kind: 'literal', text }] }
}

/** Lets other indexes with the same key attribute see what this one puts there, which has to be one thing. */
export function shareParts(membership: Membership, held: Map<string, HeldPart>, context: EntityContext): void {
  for (const variant of membership.variants) {
    for (const side of ['partition', 'sort'] as const) {
      for (const part of variant[side]) {
        const known = held.get(part.attribute)
        if (known === undefined) held.set(part.attribute, { part, when: variant.when, index: membership.index })
        else if (part.kind === 'template' && known.part.kind === 'template' && part.template !== known.part.template) {
          context.report.add(
            'SCHEMA.KEY',
            [...context.path, 'indexes', membership.index, side],
            `'${part.attribute}' holds '${known.part.template}' for the index '${known.index}', so it cannot hold '${part.template}'.`,
            'Give both indexes the same template.',
          )
        }
      }
    }
  }
}
