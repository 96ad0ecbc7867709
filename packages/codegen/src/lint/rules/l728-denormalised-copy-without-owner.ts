import type { EntityModel, Model } from '@keyloom/core'
import { valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const denormalisedCopyWithoutOwner: Rule = {
  id: 'L728',
  slug: 'denormalised-copy-without-owner',
  severity: 'warn',
  title: 'A copy of another entity says whose it is.',
  why: 'When the original changes, nothing changes the copies, and readers see the two disagree.',
  fix: 'Read the original instead, or accept the copy with a reason: that it is meant to stay as it was.',
  check: ({ model }) =>
    model.entities.flatMap((owner) =>
      model.entities.flatMap((copy): Fault[] => {
        const copied = copy === owner ? [] : copiedFrom(owner, copy, model)
        if (copied.length === 0) return []
        const message = `\`${copy.name}\` names one \`${owner.name}\` and has its ${names(copied)}, which nothing keeps in step.`
        return [{ path: ['entities', copy.name, 'attributes', copied[0] ?? ''], message }]
      }),
    ),
}

/** Names that mean something else in every entity. */
const generic =
  /^(id|name|title|label|type|kind|status|state|date|time|timestamp|description|content|note|notes|text|data|metadata|count|quantity|ttl|version)$|^(created|updated)_?at$|expires|order$/i

/** What an entity has of another, whose whole identity it holds besides its own. */
function copiedFrom(owner: EntityModel, copy: EntityModel, model: Model): readonly string[] {
  const identity = keyAttributes(owner)
  const own = keyAttributes(copy)
  const of = new Map(copy.attributes.map((attribute) => [attribute.name, attribute]))
  // With the same identity they are one thing in two items.
  if (identity.size === 0 || ![...identity].every((name) => of.has(name)) || [...own].every((name) => identity.has(name))) return []
  const isName = (name: string): boolean => model.entities.some((entity) => keyAttributes(entity).has(name))
  return owner.attributes.flatMap(({ name, type, implied }) => {
    const twin = of.get(name)
    const isCopy = twin !== undefined && implied === undefined && JSON.stringify(twin.type) === JSON.stringify(type)
    return isCopy && !isName(name) && !generic.test(name) ? [name] : []
  })
}

function keyAttributes({ key }: EntityModel): ReadonlySet<string> {
  return new Set([key.partition, ...(key.sort === undefined ? [] : [key.sort])].flatMap(valuesOf).map(({ attribute }) => attribute))
}
