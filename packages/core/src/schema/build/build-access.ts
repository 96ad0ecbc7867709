import type { AttributeModel, EntityModel, KeyPart } from '../../model/index.js'
import type { EntityConfig } from '../entity.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import { checkComputed } from './build-computed.js'
import { keyAttributes } from './context.js'

const OPTIONS = ['hidden', 'readOnly'] as const

/** Marks the attributes that are never returned, and those that never change. */
export function applyAccess(
  name: string,
  config: EntityConfig,
  attributes: Map<string, AttributeModel>,
  path: readonly string[],
  report: Report,
): void {
  for (const option of OPTIONS) {
    for (const attribute of config[option] ?? []) {
      const model = attributes.get(attribute)
      if (model === undefined)
        report.add('SCHEMA.UNKNOWN', [...path, option], `${name} has no attribute '${attribute}'.`, suggest(attribute, attributes.keys()))
      else if (model.implied !== undefined && (option === 'readOnly' || model.implied !== 'computed'))
        report.add('SCHEMA.ATTRIBUTE', [...path, option], `'${attribute}' of ${name} is kept by Keyloom, which ${option} says nothing of.`)
      else attributes.set(attribute, { ...model, [option]: true })
    }
  }
}

/** What is hidden is written and nothing else: nothing that is read, found or told apart depends on it. */
export function checkAccess(entities: readonly EntityModel[], report: Report): void {
  for (const entity of entities) {
    checkComputed(entity, report)
    const path = ['entities', entity.name]
    const hidden = entity.attributes.filter((attribute) => attribute.hidden === true).map(({ name }) => name)
    const shown = new Set([
      ...entity.patterns.flatMap(({ filter, select }) => [...filter, ...(select ?? [])]),
      ...entity.attributes.flatMap(({ computed }) => computed?.from ?? []),
    ])
    const used = hidden.filter((name) => usesOf(entity).has(name) || shown.has(name))
    if (used.length > 0)
      report.add(
        'SCHEMA.ATTRIBUTE',
        [...path, 'hidden'],
        `${list(used)} of ${entity.name} is hidden, and a key, a condition, a pattern or a computed attribute is made of it.`,
        'Do not hide what the application finds items by.',
      )
    const given = givenOtherwise(entity)
    const converted = entity.attributes.filter(({ name, converts }) => converts === true && given.has(name)).map(({ name }) => name)
    if (converted.length > 0)
      report.add(
        'SCHEMA.ATTRIBUTE',
        [...path, 'attributes', converted[0] ?? ''],
        `${list(converted)} of ${entity.name} is converted by a codec, and what does not come from a call is made of it: a scope, the key of a parent, a TTL, a fan-out, a walk or the values of a pattern.`,
        'Declare the type that is stored, and convert it before the call.',
      )
    if (hidden.length > 0 && entity.latestIn !== undefined)
      report.add('SCHEMA.ATTRIBUTE', [...path, 'hidden'], `${entity.name} is a point of a series, which hides nothing.`, 'Remove hidden.')
    const key = keyAttributes(entity)
    const fixed = entity.attributes.filter(({ name, readOnly }) => readOnly === true && key.has(name)).map(({ name }) => name)
    if (entity.move === true && fixed.length > 0)
      report.add(
        'SCHEMA.ATTRIBUTE',
        [...path, 'readOnly'],
        `${list(fixed)} of ${entity.name} never changes, and move would change it.`,
        'Remove move, or let it change.',
      )
  }
}

/** The attributes that anything but a write looks at. */
function usesOf(entity: EntityModel): ReadonlySet<string> {
  const variants = entity.indexes.flatMap((membership) => membership.variants)
  const parts = [entity.key, ...(entity.unique ?? []).map((unique) => unique.key)].flatMap(({ partition, sort }) => [partition, sort ?? []])
  return new Set([
    ...[...parts.flat(), ...variants.flatMap(({ partition, sort }) => [...partition, ...sort])].flatMap(sourcesOfPart),
    ...variants.flatMap(({ when }) => when.map(({ attribute }) => attribute)),
    ...(entity.scope ?? []),
    ...(entity.id ?? []),
    ...(entity.sequence === undefined ? [] : [entity.sequence.attribute]),
    ...[entity.sequence, ...(entity.countedIn ?? [])].flatMap((counter) => Object.values(counter?.key ?? {})),
    ...entity.patterns.flatMap(({ by, where, range, order, fanOut, walk }) => [
      ...[...by, ...where].map(({ attribute }) => attribute),
      ...[range, order?.attribute, fanOut?.attribute, walk?.attribute].filter((name) => name !== undefined),
    ]),
  ])
}

/** The attributes whose values come from elsewhere than from a call or an item, where they are as they are stored. */
function givenOtherwise(entity: EntityModel): ReadonlySet<string> {
  return new Set([
    ...[entity.ttl, entity.sequence?.attribute].filter((name) => name !== undefined),
    ...(entity.scope ?? []),
    ...[entity.sequence, ...(entity.countedIn ?? [])].flatMap((counter) => Object.values(counter?.key ?? {})),
    ...entity.patterns.flatMap(({ by, where, fanOut, walk }) => [
      ...[fanOut?.attribute, walk?.attribute].filter((name) => name !== undefined),
      ...where.flatMap(({ kind, attribute }) => (kind === 'oneOf' && by.some((input) => input.attribute === attribute) ? [attribute] : [])),
    ]),
  ])
}

function sourcesOfPart(part: KeyPart): readonly string[] {
  return part.kind === 'natural' ? [part.source] : part.tokens.flatMap((token) => (token.kind === 'value' ? [token.attribute] : []))
}
