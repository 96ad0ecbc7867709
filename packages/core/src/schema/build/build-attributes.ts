import type { AttributeModel, AttributeType, TableModel } from '../../model/index.js'
import { describePlace, readAttribute, wrappedSchemas } from '../attribute/read-attribute.js'
import { REPORTED } from '../attribute/reported.js'
import type { VersionOption } from '../attributes.js'
import type { EntityConfig } from '../entity.js'
import type { Report } from '../report.js'
import { suggest } from '../suggest.js'
import { applyAccess } from './build-access.js'
import { applyComputed } from './build-computed.js'
import type { CodeOf } from './code-of.js'

const VERSION: AttributeType = { kind: 'number', integer: true, min: 0 }
const TIMESTAMP: AttributeType = { kind: 'date', stored: 'iso' }

export interface EntityAttributes {
  readonly attributes: ReadonlyMap<string, AttributeModel>
  readonly version?: string
  readonly timestamps?: { readonly createdAt: string; readonly updatedAt: string }
  readonly ttl?: string
}

/** The attributes of an entity, the ones that Keyloom keeps after its own. */
export function buildAttributes(
  name: string,
  config: EntityConfig,
  table: TableModel,
  path: readonly string[],
  report: Report,
  codeOf: CodeOf = () => undefined,
): EntityAttributes {
  const attributes = new Map<string, AttributeModel>()
  for (const [attribute, schema] of Object.entries(config.attributes ?? {})) {
    const { member, code: found } = readAttribute(schema, [...path, 'attributes', attribute], report)
    const code =
      found === undefined
        ? undefined
        : wrappedSchemas(schema)
            .map(codeOf)
            .find((each) => each !== undefined)
    if (found !== undefined && code === undefined) {
      report.add(
        'SCHEMA.CODE',
        found.path,
        `${describePlace(found.path)} has code of its own (${found.what}), and nothing exports the schema of '${attribute}'.`,
        "Export it as a constant, from a module that does not import '@keyloom/core': generated code imports it from there.",
      )
    }
    attributes.set(attribute, {
      name: attribute,
      stored: attribute,
      ...member,
      ...(code && { code }),
      ...(found?.converts === true && { converts: true }),
    })
  }
  const imply = (attribute: string, type: AttributeType, implied: 'version' | 'createdAt' | 'updatedAt', option: string) => {
    if (attributes.has(attribute)) {
      report.add(
        'SCHEMA.ATTRIBUTE',
        [...path, option],
        `${name} declares '${attribute}', which ${option} keeps for it.`,
        `Remove it from attributes, or leave ${option} out.`,
      )
    } else attributes.set(attribute, { name: attribute, stored: attribute, type, optional: false, implied })
    return attribute
  }
  const versionOption = readVersion(config.version, [...path, 'version'], report)
  const version = versionOption && imply(versionOption, VERSION, 'version', 'version')
  const timestamps = config.timestamps === true && {
    createdAt: imply('createdAt', TIMESTAMP, 'createdAt', 'timestamps'),
    updatedAt: imply('updatedAt', TIMESTAMP, 'updatedAt', 'timestamps'),
  }
  applyNames(name, config, attributes, path, report)
  applyComputed(name, config, attributes, path, report, codeOf)
  applyAccess(name, config, attributes, path, report)
  const ttl = applyTtl(name, config, attributes, table, path, report)
  checkStoredNames(name, attributes, table, path, report)
  return {
    attributes,
    ...(version ? { version } : {}),
    ...(timestamps ? { timestamps } : {}),
    ...(ttl === undefined ? {} : { ttl }),
  }
}

/** The name of the attribute with the number of writes. */
function readVersion(option: VersionOption | false | undefined, path: readonly string[], report: Report): string | undefined {
  if (option === undefined || option === false) return undefined
  const name: unknown = option === true ? 'version' : option?.attribute
  if (typeof name === 'string' && name !== '') return name
  report.add('SCHEMA.OPTION', path, "version is true, or { attribute: 'name' }.")
  return undefined
}

function applyNames(
  name: string,
  config: EntityConfig,
  attributes: Map<string, AttributeModel>,
  path: readonly string[],
  report: Report,
): void {
  for (const [attribute, stored] of Object.entries(config.names ?? {})) {
    const model = attributes.get(attribute)
    if (model === undefined) {
      report.add(
        'SCHEMA.UNKNOWN',
        [...path, 'names', attribute],
        `${name} has no attribute '${attribute}'.`,
        suggest(attribute, attributes.keys()),
      )
    } else if (typeof stored !== 'string' || stored === '') {
      report.add('SCHEMA.NAME', [...path, 'names', attribute], `The stored name of '${attribute}' is empty.`)
    } else attributes.set(attribute, { ...model, stored })
  }
}

/** DynamoDB reads the time of expiry as epoch seconds, whatever the entity says of it. */
function applyTtl(
  name: string,
  config: EntityConfig,
  attributes: Map<string, AttributeModel>,
  table: TableModel,
  path: readonly string[],
  report: Report,
): string | undefined {
  const attribute = config.ttl ?? [...attributes.values()].find(({ stored }) => table.ttl !== undefined && stored === table.ttl)?.name
  if (attribute === undefined) return undefined
  const at = config.ttl === undefined ? [...path, 'attributes', attribute] : [...path, 'ttl']
  const model = attributes.get(attribute)
  if (model === undefined) {
    report.add('SCHEMA.UNKNOWN', at, `${name} has no attribute '${attribute}'.`, suggest(attribute, attributes.keys()))
    return undefined
  }
  if (table.ttl === undefined) {
    report.add(
      'SCHEMA.ATTRIBUTE',
      at,
      `${name} expires by '${attribute}', but table '${table.name}' has no ttl attribute.`,
      `Give the table ttl: '${model.stored}'.`,
    )
    return undefined
  }
  if (config.names?.[attribute] !== undefined && model.stored !== table.ttl) {
    report.add(
      'SCHEMA.ATTRIBUTE',
      at,
      `'${attribute}' is stored as '${model.stored}', but table '${table.name}' expires by '${table.ttl}'.`,
    )
    return undefined
  }
  if (model.type !== REPORTED && model.type.kind !== 'date' && !(model.type.kind === 'number' && model.type.integer)) {
    report.add(
      'SCHEMA.ATTRIBUTE',
      at,
      `The time of expiry '${attribute}' of ${name} is a ${model.type.kind}${model.type.kind === 'number' ? ' with a fraction' : ''}.`,
      'Use z.date(), or z.int() in epoch seconds.',
    )
    return undefined
  }
  attributes.set(attribute, {
    ...model,
    stored: table.ttl,
    type: model.type.kind === 'date' ? { ...model.type, stored: 'epochSeconds' } : model.type,
  })
  return attribute
}

function checkStoredNames(
  name: string,
  attributes: ReadonlyMap<string, AttributeModel>,
  table: TableModel,
  path: readonly string[],
  report: Report,
): void {
  const owners = new Map<string, string>()
  for (const { name: attribute, stored } of attributes.values()) {
    const owner = owners.get(stored)
    const at = [...path, 'attributes', attribute]
    if (owner !== undefined) report.add('SCHEMA.ATTRIBUTE', at, `'${owner}' and '${attribute}' of ${name} are both stored as '${stored}'.`)
    owners.set(stored, attribute)
    if (stored === '__proto__')
      report.add(
        'SCHEMA.ATTRIBUTE',
        at,
        `'${attribute}' of ${name} is stored as '__proto__', which no object of JavaScript holds.`,
        'Give it another stored name by names.',
      )
    if (stored === table.discriminator) {
      report.add(
        'SCHEMA.ATTRIBUTE',
        at,
        `'${attribute}' of ${name} is stored as '${stored}', the discriminator of table '${table.name}'.`,
        'Give it another name, or the table another discriminator.',
      )
    }
  }
}
