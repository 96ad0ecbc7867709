import type { AttributeModel, EntityModel } from '../../model/index.js'
import type { EntityConfig } from '../entity.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import type { CodeOf } from './code-of.js'
import { keyAttributes } from './context.js'

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
        else if (input.implied !== undefined || Object.hasOwn(config.computed ?? {}, source))
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

/** A computed attribute is part of keys and conditions as any other; but what says which item is meant is given by a caller. */
export function checkComputed(entity: EntityModel, report: Report): void {
  const computed = entity.attributes.filter((attribute) => attribute.computed !== undefined).map(({ name }) => name)
  if (computed.length === 0) return
  const path = ['entities', entity.name, 'computed']
  const used = new Set([
    ...(entity.scope ?? []),
    ...[entity.sequence, ...(entity.countedIn ?? [])].flatMap((counter) => Object.values(counter?.key ?? {})),
  ])
  const wrong = computed.filter((name) => used.has(name))
  if (wrong.length > 0)
    report.add(
      'SCHEMA.ATTRIBUTE',
      path,
      `${list(wrong)} of ${entity.name} is computed, and a scope or the key of a parent is made of it.`,
      'Take an attribute that the caller gives.',
    )
  const key = keyAttributes(entity)
  const inKey = computed.filter((name) => key.has(name))
  if (entity.move === true && inKey.length > 0)
    report.add(
      'SCHEMA.ATTRIBUTE',
      path,
      `${list(inKey)} of ${entity.name} is computed and part of the primary key, and move would be given another one.`,
      'Remove move, or take an attribute that the caller gives.',
    )
  if (entity.latestIn !== undefined)
    report.add('SCHEMA.ATTRIBUTE', path, `${entity.name} is a point of a series, which computes nothing.`, 'Give the value with the point.')
}
