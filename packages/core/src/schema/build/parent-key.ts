import type { EntityModel } from '../../model/index.js'
import { list, type Report } from '../report.js'
import { keyAttributes } from './context.js'

/**
 * Which attribute of an item has the value of each attribute of its parent's primary key: that of the same name, or the one that is declared.
 */
export function buildParentKey(
  code: 'SCHEMA.COUNTER' | 'SCHEMA.COPIES',
  declared: Readonly<Record<string, string>>,
  parent: EntityModel,
  entity: EntityModel,
  path: readonly string[],
  report: Report,
): Readonly<Record<string, string>> {
  const names = [...keyAttributes(parent)]
  for (const name of Object.keys(declared)) {
    if (!names.includes(name))
      report.add('SCHEMA.UNKNOWN', [...path, 'key', name], `'${name}' is not part of the key of ${parent.name}.`, `It has ${list(names)}.`)
  }
  const own = names.map((name): [string, string] => [name, Object.hasOwn(declared, name) ? declared[name]! : name])
  for (const [name, source] of own) checkSource(code, parent, name, entity, source, [...path, 'key', name], report)
  return Object.fromEntries(own)
}

function checkSource(
  code: 'SCHEMA.COUNTER' | 'SCHEMA.COPIES',
  parent: EntityModel,
  name: string,
  entity: EntityModel,
  source: string,
  path: readonly string[],
  report: Report,
): void {
  const attribute = entity.attributes.find((one) => one.name === source)
  const wanted = parent.attributes.find((one) => one.name === name)
  if (attribute === undefined)
    report.add(
      code,
      path,
      `${entity.name} has no attribute '${source}', which would say which ${parent.name} it belongs to.`,
      `Say which attribute has the value of '${name}': key: { ${name}: '…' }.`,
    )
  else if (parent.scope?.includes(name) === true && (source !== name || entity.scope?.includes(name) !== true))
    report.add('SCHEMA.SCOPE', path, `${parent.name} is in the scope of '${name}', and ${entity.name} would belong to one of any.`)
  else if (attribute.type.kind !== wanted?.type.kind)
    report.add(code, path, `'${source}' of ${entity.name} and '${name}' of ${parent.name} are of different types.`)
}
