import type { Condition, EntityKey, KeyAttribute, KeyPart, Membership } from '../../model/index.js'
import { areDisjoint } from './are-disjoint.js'
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

/** Lets other indexes with the same key attribute see what this one puts there, which has to be one thing under one condition. */
export function shareParts(membership: Membership, held: Map<string, readonly HeldPart[]>, context: EntityContext): void {
  for (const { when, partition, sort } of membership.variants) {
    for (const part of [...partition, ...sort]) {
      const known = held.get(part.attribute) ?? []
      const others = known.filter(({ index }) => index !== membership.index)
      const other = others.find((one) => isOther(one.part, part) && !areDisjoint(one.when, when))
      if (other?.part.kind === 'template' && part.kind === 'template') {
        context.report.add(
          'SCHEMA.KEY',
          [...context.path, 'indexes', membership.index, partition.includes(part) ? 'partition' : 'sort'],
          `'${part.attribute}' holds '${other.part.template}' for the index '${other.index}', so it cannot hold '${part.template}'.`,
          'Give both indexes the same template.',
        )
      } else if (others.length === 0) held.set(part.attribute, [...known, { part, when, index: membership.index }])
    }
  }
}

function isOther(a: KeyPart, b: KeyPart): boolean {
  return a.kind === 'template' && b.kind === 'template' && a.template !== b.template
}
