import type { EntityKey, EntityModel, KeyPart, TableModel } from '../../model/index.js'
import type { Entity, EntityConfig } from '../entity.js'
import type { Report } from '../report.js'
import { buildAttributes } from './build-attributes.js'
import { buildExpectation, buildId, buildSuppressions } from './build-facts.js'
import { buildKey } from './build-key.js'
import { buildMemberships } from './build-memberships.js'
import { buildOtherKey } from './build-other-key.js'
import { buildPatterns } from './build-patterns.js'
import { buildScope } from './build-scope.js'
import { buildSoftDelete } from './build-soft-delete.js'
import { buildUnique } from './build-unique.js'
import type { CodeOf } from './code-of.js'
import type { EntityContext } from './context.js'
import { checkName } from './names.js'

/** Stands for a part that was reported; a model with problems is never returned. */
const REPORTED_PART: KeyPart = { kind: 'template', attribute: '', type: 'string', template: '', tokens: [] }
const REPORTED_KEY: EntityKey = { partition: REPORTED_PART }

export function buildEntity(entity: Entity, table: TableModel, report: Report, codeOf?: CodeOf): EntityModel {
  const { name } = entity
  const config = entity.config as EntityConfig
  const path = ['entities', name]
  checkName('entity', name, path, report)
  const discriminator =
    table.discriminator === undefined ? undefined : { attribute: table.discriminator, value: config.discriminator ?? name }
  if (table.discriminator === undefined && config.discriminator !== undefined) {
    report.add(
      'SCHEMA.ATTRIBUTE',
      [...path, 'discriminator'],
      `Table '${table.name}' has no discriminator, so ${name} has no value of it.`,
      'Remove discriminator.',
    )
  }
  if (discriminator?.value === '')
    report.add('SCHEMA.ATTRIBUTE', [...path, 'discriminator'], `The discriminator value of ${name} is empty.`)
  const { attributes, ...facts } = buildAttributes(name, config, table, path, report, codeOf)
  const scope = buildScope(config.scope ?? entity.table.config.scope, { name, path, attributes, report })
  const context: EntityContext = { report, path, name, table, attributes, discriminator, scope }
  const key = buildKey(config.key, context)
  const otherKey = config.otherKey === undefined || key === undefined ? undefined : buildOtherKey(config.otherKey, key, context)
  const id = config.id === undefined ? undefined : buildId(config.id, context)
  const model: EntityModel = {
    kind: 'entity',
    name,
    table: table.name,
    ...(config.description === undefined ? {} : { description: config.description }),
    ...(discriminator === undefined ? {} : { discriminator }),
    attributes: [...attributes.values()],
    key: key ?? REPORTED_KEY,
    ...(otherKey === undefined ? {} : { otherKey }),
    indexes: buildMemberships(key, config.indexes ?? {}, context),
    patterns: buildPatterns(config.patterns ?? {}, context),
    ...(config.unique === undefined ? {} : { unique: buildUnique(config.unique, context) }),
    ...(config.move === true ? { move: true } : {}),
    ...(scope.length === 0 ? {} : { scope }),
    ...(config.sharesKeyWith === undefined ? {} : { sharesKeyWith: config.sharesKeyWith }),
    ...(config.renamedFrom === undefined ? {} : { renamedFrom: config.renamedFrom }),
    ...(config.tombstones === undefined ? {} : { tombstones: config.tombstones }),
    ...(id === undefined ? {} : { id }),
    ...(config.expect === undefined ? {} : { expect: buildExpectation(config.expect, context) }),
    ...(config.suppress === undefined ? {} : { suppress: buildSuppressions(config.suppress, path, report) }),
    ...facts,
  }
  return config.softDelete === undefined ? model : buildSoftDelete(config.softDelete, model, context)
}
