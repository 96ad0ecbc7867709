import type { EntityModel, PatternModel } from '@keyloom/core'
import { attributeOf, valuesOf } from '../facts/attribute.js'
import { names } from '../facts/text.js'
import type { Fault, Rule } from '../rule.js'

export const denormalisedCopyWithoutOwner: Rule = {
  id: 'L728',
  slug: 'denormalised-copy-without-owner',
  severity: 'warn',
  title: 'A copy of another entity says whose it is, and is found in one partition.',
  why: 'When the original changes, nothing changes the copies, and readers see the two disagree.',
  fix: 'Declare it in `copies`, read the original instead, or accept the copy with a reason: that it is meant to stay as it was.',
  check: ({ model }) => {
    const identities = new Map(model.entities.map((entity) => [entity, keyAttributes(entity)]))
    const identifying = new Set([...identities.values()].flatMap((identity) => [...identity]))
    return model.entities.flatMap((copy) => [...copiesIn(copy, identities, identifying), ...unfoundIn(copy)])
  },
}

type Identities = ReadonlyMap<EntityModel, ReadonlySet<string>>

/** What an entity has of others. The copy of a copy is one of the original, which has the shorter identity. */
function copiesIn(copy: EntityModel, identities: Identities, identifying: ReadonlySet<string>): Fault[] {
  const originals = [...identities]
    .filter(([owner, identity]) => isNamedIn(copy, identities.get(copy), owner, identity))
    .toSorted(([, one], [, other]) => one.size - other.size)
  const known = new Set((copy.copies ?? []).flatMap(({ attributes }) => Object.keys(attributes)))
  return originals.flatMap(([owner]): Fault[] => {
    const copied = copiedFrom(owner, copy).filter((name) => !identifying.has(name) && !known.has(name))
    for (const name of copied) known.add(name)
    if (copied.length === 0) return []
    const message = `\`${copy.name}\` names one \`${owner.name}\` and has its ${names(copied)}, which nothing keeps in step.`
    return [{ path: ['entities', copy.name, 'attributes', copied[0] ?? ''], message }]
  })
}

/** Copies that are declared, and that no update can find. */
function unfoundIn(entity: EntityModel): Fault[] {
  return (entity.copies ?? []).flatMap((copies, index): Fault[] => {
    if (copies.found !== undefined) return []
    const inputs = Object.values(copies.key)
    const pattern = entity.patterns.find((one) => finds(one, inputs))
    const message = `\`${entity.name}\` has copies of \`${copies.owner}\`, and no pattern finds those of one in one partition.`
    const fix =
      pattern === undefined ? `Declare a pattern by ${names(inputs)}, and name it in \`found\`.` : `Say \`found: '${pattern.name}'\`.`
    return [{ path: ['entities', entity.name, 'copies', String(index)], message, fix }]
  })
}

/** Whether a pattern finds all items with these inputs, and no others. */
function finds({ by, where, limit, one, walk, scan }: PatternModel, inputs: readonly string[]): boolean {
  const isWhole = where.length === 0 && limit === undefined && !one && walk === undefined && scan === undefined
  return isWhole && by.length === inputs.length && by.every(({ attribute, format }) => format === undefined && inputs.includes(attribute))
}

/** Whether an entity holds the whole identity of another besides its own: with the same one they are one thing in two items. */
function isNamedIn(copy: EntityModel, own: ReadonlySet<string> | undefined, owner: EntityModel, identity: ReadonlySet<string>): boolean {
  if (copy === owner || identity.size === 0 || own === undefined || [...own].every((name) => identity.has(name))) return false
  return [...identity].every((name) => copy.attributes.some((attribute) => attribute.name === name))
}

/** Names that mean something else in every entity. */
const generic =
  /^(id|name|title|label|type|kind|status|state|date|time|timestamp|description|content|note|notes|text|data|metadata|count|quantity|ttl|version)$|^(created|updated)_?at$|expires|order$|(image|picture|avatar)?_?ur[li]$/i

/** Attributes that both have, with the same type. */
function copiedFrom(owner: EntityModel, copy: EntityModel): readonly string[] {
  return owner.attributes.flatMap(({ name, type, implied }) => {
    const twin = implied === undefined && !generic.test(name) ? attributeOf(copy, name) : undefined
    return twin !== undefined && JSON.stringify(twin.type) === JSON.stringify(type) ? [name] : []
  })
}

function keyAttributes({ key }: EntityModel): ReadonlySet<string> {
  return new Set([key.partition, ...(key.sort === undefined ? [] : [key.sort])].flatMap(valuesOf).map(({ attribute }) => attribute))
}
