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
    model.entities.flatMap((copy) => {
      const others = model.entities.filter((owner) => owner !== copy)
      return others.flatMap((owner): Fault[] => {
        // The copy of a copy is one of the original, which has the shorter identity.
        const nearer = others.filter((other) => keyAttributes(other).size < keyAttributes(owner).size)
        const isOfAnother = (name: string): boolean => nearer.some((other) => copiedFrom(other, copy, model).includes(name))
        const copied = copiedFrom(owner, copy, model).filter((name) => !isOfAnother(name))
        if (copied.length === 0) return []
        const message = `\`${copy.name}\` names one \`${owner.name}\` and has its ${names(copied)}, which nothing keeps in step.`
        return [{ path: ['entities', copy.name, 'attributes', copied[0] ?? ''], message }]
      })
    }),
}

/** Names that mean something else in every entity. */
const generic =
  /^(id|name|title|label|type|kind|status|state|date|time|timestamp|description|content|note|notes|text|data|metadata|count|quantity|ttl|version)$|^(created|updated)_?at$|expires|order$|(image|picture|avatar)?_?ur[li]$/i

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
