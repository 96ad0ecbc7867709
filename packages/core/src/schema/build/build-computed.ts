import type { AttributeModel, EntityModel } from '../../model/index.js'
import type { EntityConfig } from '../entity.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import type { CodeOf } from './code-of.js'

/** Marks the attributes that are computed of others. */
export function applyComputed(
  name: string,
  config: EntityConfig,
  attributes: Map<string, AttributeModel>,
  path: readonly string[],
  report: Report,
  codeOf: CodeOf,
): void {
  for (const [attribute, option] of Object.entries(config.computed ?? {})) {
    const at = [...path, 'computed', attribute]
    const model = attributes.get(attribute)
    const from: unknown = option?.from
    if (model === undefined) {
      report.add('SCHEMA.UNKNOWN', at, `${name} has no attribute '${attribute}'.`, suggest(attribute, attributes.keys()))
    } else if (typeof option?.compute !== 'function' || !Array.isArray(from) || from.length === 0) {
      report.add('SCHEMA.OPTION', at, `'${attribute}' of ${name} is computed by { from, compute }: the attributes it is made of, and how.`)
    } else if (model.implied !== undefined || model.default !== undefined || model.code !== undefined) {
      report.add(
        'SCHEMA.ATTRIBUTE',
        at,
        `'${attribute}' of ${name} has a default or code of its own, and is computed.`,
        'Leave one of them out.',
      )
    } else {
      for (const source of from) {
        const input = attributes.get(source)
        if (input === undefined)
          report.add('SCHEMA.UNKNOWN', at, `${name} has no attribute '${source}'.`, suggest(source, attributes.keys()))
        else if (input.implied !== undefined)
          report.add(
            'SCHEMA.ATTRIBUTE',
            at,
            `'${attribute}' of ${name} is made of '${source}', which Keyloom sets.`,
            'Take what a caller gives.',
          )
      }
      const code = codeOf(option)
      if (code === undefined)
        report.add(
          'SCHEMA.CODE',
          at,
          `'${attribute}' of ${name} is computed by code of your own, and nothing exports it.`,
          "Export it as a constant, from a module that does not import '@keyloom/core' but for types: generated code imports it from there.",
        )
      else attributes.set(attribute, { ...model, implied: 'computed', computed: { from, code } })
    }
  }
}

/** A computed attribute is stored as any other, and may be the key attribute of an index itself; what else is derived is derived of what a caller gives. */
export function checkComputed(entity: EntityModel, report: Report): void {
  const computed = entity.attributes.filter((attribute) => attribute.computed !== undefined).map(({ name }) => name)
  if (computed.length === 0) return
  const path = ['entities', entity.name, 'computed']
  const built = entity.indexes.flatMap(({ variants }) => variants)
  const templates = built.filter(({ partition, sort }) => [...partition, ...sort].some(({ kind }) => kind === 'template'))
  const used = new Set([
    ...[entity.key, ...(entity.unique ?? []).map(({ key }) => key)].flatMap(({ partition, sort }) =>
      (sort === undefined ? [partition] : [partition, sort]).flatMap((part) =>
        part.kind === 'natural' ? [part.source] : part.tokens.flatMap((token) => (token.kind === 'value' ? [token.attribute] : [])),
      ),
    ),
    ...templates.flatMap(({ when, partition, sort }) => [
      ...when.map(({ attribute }) => attribute),
      ...[...partition, ...sort].flatMap((part) =>
        part.kind === 'natural' ? [] : part.tokens.flatMap((token) => (token.kind === 'value' ? [token.attribute] : [])),
      ),
    ]),
    ...(entity.scope ?? []),
    ...[entity.sequence, ...(entity.countedIn ?? [])].flatMap((counter) => Object.values(counter?.key ?? {})),
  ])
  const wrong = computed.filter((name) => used.has(name))
  if (wrong.length > 0)
    report.add(
      'SCHEMA.ATTRIBUTE',
      path,
      `${list(wrong)} of ${entity.name} is computed, and a template, a condition or what is unique is made of it.`,
      'Make it the key attribute of an index itself, or use what it is made of, with a format of your own.',
    )
  if (entity.latestIn !== undefined)
    report.add('SCHEMA.ATTRIBUTE', path, `${entity.name} is a point of a series, which computes nothing.`, 'Give the value with the point.')
}
