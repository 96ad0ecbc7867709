import type { CounterModel, EntityModel, TableModel } from '@keyloom/core'
import { constant, type EmitContext, found, namesOf, planNamed, runtime, tableNamed } from '../context.js'
import { indexKeyName } from '../emitters/keys.js'
import {
  attributesOfIndexKey,
  attributesOfKey,
  type BuiltMembership,
  builtMemberships,
  fixedAttributes,
  givenAttributes,
  neededAttributes,
  partsOfKey,
} from '../keys/parts.js'
import { isPlainName } from '../keys/plain-names.js'
import type { FileBuilder } from '../print/file-builder.js'
import { array, type Code, call, object } from '../print/layout.js'
import { computedImport } from '../print/own-import.js'
import { propertyName, quote } from '../print/safe-identifier.js'
import { copiesOf, countersOf } from '../repositories/promises.js'
import { addsWithinBounds, changeRules, changesInPlace, changesWithin } from '../types/change-rules.js'
import { alwaysFits } from './most-bytes.js'
import { ownsCode } from './owns-code.js'
import { recoverCode } from './recover-code.js'
import { viewType } from './view-type.js'

/** All that operations on an entity need to know, as a constant. */
export function addEntityPlan(file: FileBuilder, context: EmitContext, entity: EntityModel): void {
  const names = namesOf(context, entity.name)
  const table = tableNamed(context, entity.table)
  const owns = ownsCode(entity, table, context.model.entities)
  const { discriminator, version, timestamps } = entity
  const build = file.imports.value('./keys.js', names.keyFunction)
  const [from, fixed] = [attributesOfKey(entity.key), fixedAttributes(entity)]
  const key = [
    ['attributes: ', strings(partsOfKey(entity.key).map(({ attribute }) => attribute))],
    ['from: ', strings(from)],
    ...(fixed.length === from.length ? [] : [['fixed: ', strings(fixed)]]),
    `build: ${build}`,
  ]
  const members: Code[] = [
    `name: ${quote(entity.name)}`,
    `table: ${quote(entity.table)}`,
    ...(discriminator === undefined
      ? []
      : [['discriminator: ', object([`attribute: ${quote(discriminator.attribute)}`, `value: ${quote(discriminator.value)}`])]]),
    ...(owns === undefined ? [] : [`owns: ${owns}`]),
    `codec: ${file.imports.value('./codecs.js', names.codec)}`,
    ['key: ', object(key)],
    ...quotedCode(entity, table),
    ...(names.otherKeyFunction === undefined ? [] : [`otherKey: ${file.imports.value('./keys.js', names.otherKeyFunction)}`]),
    [
      'indexes: ',
      array([
        ...builtMemberships(entity, table).map((built) => indexCode(file, context, entity, built)),
        ...computedCode(file, context, entity),
      ]),
    ],
    ...(version === undefined ? [] : [`version: ${quote(version)}`]),
    ...(timestamps === undefined
      ? []
      : [['timestamps: ', object([`createdAt: ${quote(timestamps.createdAt)}`, `updatedAt: ${quote(timestamps.updatedAt)}`])]]),
    ...hiddenCode(file, entity, table),
    ...softDeleteCode(entity, table),
    ...(countersOf(entity).length === 0 ? [] : [['counters: ', strings(countersOf(entity))]]),
    ...sequenceCode(file, context, entity),
    ...latestCode(context, entity),
    ...keepsCode(file, context, entity),
    ...copiesCode(file, context, entity),
    ...(entity.sharesKeyWith === undefined ? [] : [`sharesKey: ${file.imports.value(runtime, 'onlyOwn')}`]),
    ...readOnlyCode(file, entity),
    ...(alwaysFits(entity) ? ['fits: true'] : []),
  ]
  const more = partsOfWhole(entity, table).map(([name, value]) => `${name}: ${file.imports.value(runtime, value)}`)
  const type = `${file.imports.type(runtime, 'EntityPlan')}<${file.imports.type('./entities.js', names.type)}>`
  const add = (name: string, own: readonly Code[], docs: readonly string[]) => {
    file.add([`export const ${name}: ${type} = `, constant(context, object(own, { broken: true }))], docs, { kind: 'value', name })
  }
  const item = itemPlan(context, entity)
  if (item === names.plan) add(item, [...members, ...more], [])
  else {
    add(item, members, [])
    add(names.plan, [`...${item}`, ...more], [`As \`${item}\`, with what repositories and updates in place need.`])
  }
  addViews(file, context, entity)
}

/** Derived attributes that are no keys may be in another form in the table than here, which only a placeholder tells middleware. */
function quotedCode(entity: EntityModel, table: TableModel): Code[] {
  const keys = [
    ...partsOfKey(entity.key),
    ...builtMemberships(entity, table).flatMap(({ variants }) => variants.flatMap(({ parts }) => parts)),
  ]
  const computed = entity.attributes.filter((attribute) => attribute.computed !== undefined).map(({ stored }) => stored)
  const quoted = [...new Set([...keys.map(({ attribute }) => attribute).filter((name) => !isPlainName(name)), ...computed])]
  return quoted.length === 0 ? [] : [['quoted: ', strings(quoted)]]
}

/** The plan of an entity for its functions: without what only repositories and updates in place need. */
export function itemPlan(context: EmitContext, entity: EntityModel): string {
  const names = namesOf(context, entity.name)
  return context.functions ? names.itemPlan() : names.plan
}

/** The plan of an entity for updates of whole attributes. */
export function updatePlan(context: EmitContext, entity: EntityModel): string {
  return mayReadFirst(entity, tableNamed(context, entity.table)) ? namesOf(context, entity.name).plan : itemPlan(context, entity)
}

/** What only repositories and updates in place need of a plan, with the functions of the runtime. */
function partsOfWhole(entity: EntityModel, table: TableModel): readonly (readonly [name: string, value: string])[] {
  const rules = changeRules(entity, table)
  return [
    ['conditions', 'when'] as const,
    ...(addsWithinBounds(rules) ? [['bounds', 'boundsOfChanges'] as const] : []),
    ...(changesInPlace(rules) ? [['within', changesWithin(rules) ? 'changesWithin' : 'additions'] as const] : []),
    ...(mayReadFirst(entity, table) ? [['readFirst', 'readThenUpdate'] as const] : []),
  ]
}

/** Whether an update may have to read what is derived of attributes that it does not give. */
function mayReadFirst(entity: EntityModel, table: TableModel): boolean {
  return (
    entity.softDelete !== undefined ||
    entity.attributes.some(({ computed }) => computed !== undefined) ||
    builtMemberships(entity, table).some(({ membership }) => membership.onPartialUpdate === 'read')
  )
}

/** Derived like the keys of indexes. */
function computedCode(file: FileBuilder, context: EmitContext, { name: entity, attributes }: EntityModel): Code[] {
  return attributes.flatMap(({ name, computed }): Code[] => {
    if (computed === undefined) return []
    const codec = file.imports.value('./codecs.js', namesOf(context, entity).codec)
    return [call(file.imports.value(runtime, 'computedPlan'), [codec, quote(name), computedImport(computed.code, context, file.imports)])]
  })
}

function indexCode(file: FileBuilder, context: EmitContext, entity: EntityModel, built: BuiltMembership): Code {
  const attributes = new Set(built.variants.flatMap(({ parts }) => parts).map(({ attribute }) => attribute))
  const read = attributesOfIndexKey(built)
  // The builder reads the first by itself before it asks for the others.
  const needs = neededAttributes(built).filter((name) => name !== read[0] && isOptional(entity, name))
  return object([
    `name: ${quote(built.membership.index)}`,
    ['attributes: ', strings([...attributes])],
    ['from: ', strings(givenAttributes(entity, read))],
    ...(needs.length === 0 ? [] : [['needs: ', strings(needs)]]),
    ['build: ', buildCode(file, context, entity, read, indexKeyName(context, entity, built.membership.index))],
    `onPartialUpdate: ${quote(built.membership.onPartialUpdate)}`,
  ])
}

/** An optional attribute that a call gives: one that is computed is absent or not whatever of what it is made of is. */
function isOptional({ attributes }: EntityModel, name: string): boolean {
  return attributes.some((attribute) => attribute.name === name && attribute.optional && attribute.computed === undefined)
}

/** The function that builds a key of attributes which are read of an entity, or computed where an update does not know them. */
function buildCode(file: FileBuilder, context: EmitContext, entity: EntityModel, read: readonly string[], name: string): Code {
  const build = file.imports.value('./keys.js', name)
  const made = entity.attributes.flatMap(({ name, computed }) =>
    computed === undefined || !read.includes(name)
      ? []
      : [`${propertyName(name)}: ${computedImport(computed.code, context, file.imports)}`],
  )
  if (made.length === 0) return build
  const codec = file.imports.value('./codecs.js', namesOf(context, entity.name).codec)
  return call(file.imports.value(runtime, 'computedKey'), [codec, object(made), build])
}

/** What reads return of the entity where that is not the whole of it. */
function addViews(file: FileBuilder, context: EmitContext, entity: EntityModel): void {
  const _names = namesOf(context, entity.name)
  for (const view of context.views.all) {
    if (view.entity !== entity) continue
    const type = viewType(context, view, file, (name) => file.imports.type('./entities.js', name))
    const recover = recoverCode(view, tableNamed(context, entity.table), file, context)
    const attributes = strings(view.attributes.map(({ name }) => name))
    const partialView = file.imports.value(runtime, 'partialView')
    file.add(
      [
        `export const ${view.constant}: ${file.imports.type(runtime, 'EntityView')}<${type}> = `,
        constant(context, call(partialView, [itemPlan(context, entity), attributes, ...(recover === undefined ? [] : [recover])])),
      ],
      [],
      { kind: 'value', name: view.constant },
    )
  }
}

function strings(values: readonly string[]): Code {
  return array(values.map(quote))
}

/** What hides items of the entity from reads. */
function hiddenCode(file: FileBuilder, { attributes, ttl, softDelete }: EntityModel, table: TableModel): Code[] {
  const stored = (name: string | undefined) => attributes.find((one) => one.name === name)?.stored
  const expiry = softDelete?.purgeAfterDays === undefined ? stored(ttl) : table.ttl
  const deletedAt = stored(softDelete?.attribute)
  const rules = [
    ...(expiry === undefined ? [] : [call(file.imports.value(runtime, 'expires'), [quote(expiry)])]),
    ...(deletedAt === undefined ? [] : [call(file.imports.value(runtime, 'deleted'), [quote(deletedAt)])]),
  ]
  return rules.length === 0 ? [] : [['hidden: ', array(rules)]]
}

function readOnlyCode(file: FileBuilder, { attributes }: EntityModel): Code[] {
  const names = attributes.filter(({ readOnly }) => readOnly === true).map(({ name }) => name)
  return names.length === 0 ? [] : [['readOnly: ', call(file.imports.value(runtime, 'readOnly'), [strings(names)])]]
}

function softDeleteCode({ softDelete }: EntityModel, { ttl }: TableModel): Code[] {
  if (softDelete === undefined) return []
  const { attribute, purgeAfterDays } = softDelete
  const expiry =
    purgeAfterDays === undefined || ttl === undefined ? [] : [['ttl: ', object([`attribute: ${quote(ttl)}`, `days: ${purgeAfterDays}`])]]
  return [['softDelete: ', object([`attribute: ${quote(attribute)}`, ...expiry])]]
}

/** The promises that a write of the entity keeps by writing other items with it. */
function keepsCode(file: FileBuilder, context: EmitContext, entity: EntityModel): Code[] {
  const keeps = [
    ...uniqueCode(file, context, entity),
    ...countedCode(file, context, entity),
    ...(entity.otherKey === undefined ? [] : [file.imports.value(runtime, 'underOneKey')]),
  ]
  return keeps.length === 0 ? [] : [['keeps: ', array(keeps)]]
}

function uniqueCode(file: FileBuilder, context: EmitContext, entity: EntityModel): Code[] {
  if (entity.unique === undefined || entity.unique.length === 0) return []
  const { uniqueKeys } = namesOf(context, entity.name)
  const constraints = entity.unique.map(({ name, attributes }) => {
    const build = file.imports.value('./keys.js', found(uniqueKeys.get(name), `constraint ${name} of ${entity.name}`))
    const isComputed = entity.attributes.some((each) => each.computed !== undefined && attributes.includes(each.name))
    const of = isComputed ? [['of: ', strings(givenAttributes(entity, attributes))]] : []
    return object([`name: ${quote(name)}`, ['from: ', strings(attributes)], ...of, `build: ${build}`])
  })
  const expiry = entity.ttl === undefined ? [] : [quote(entity.ttl)]
  return [call(file.imports.value(runtime, 'unique'), [array(constraints), ...expiry])]
}

function countedCode(file: FileBuilder, context: EmitContext, { countedIn = [] }: EntityModel): Code[] {
  if (countedIn.length === 0) return []
  const counters = countedIn.map((counter) => object(counterMembers(file, context, counter)))
  return [call(file.imports.value(runtime, 'counted'), [array(counters)])]
}

function sequenceCode(file: FileBuilder, context: EmitContext, { sequence }: EntityModel): Code[] {
  if (sequence === undefined) return []
  return [['sequence: ', object([`attribute: ${quote(sequence.attribute)}`, ...counterMembers(file, context, sequence)])]]
}

function latestCode(context: EmitContext, { latestIn }: EntityModel): Code[] {
  if (latestIn === undefined) return []
  return [['latest: ', object([`entity: () => ${namesOf(context, latestIn.entity).plan}`, `by: ${quote(latestIn.by)}`])]]
}

/** What other entities have of this one. */
function copiesCode(file: FileBuilder, context: EmitContext, owner: EntityModel): Code[] {
  const copies = copiesOf(context.model, owner).map(({ entity, attributes, version, key, found: pattern }) => {
    const { plan, patterns } = namesOf(context, entity.name)
    const asked = planNamed(context, `${entity.name}.${pattern}`)
    return object([
      `entity: () => ${plan}`,
      `found: () => ${found(patterns.get(pattern), `pattern ${entity.name}.${pattern}`)}`,
      `ask: ${file.imports.value(runtime, asked.kind === 'query' && asked.fanOut !== undefined ? 'fanOutQuery' : 'tableQuery')}`,
      ['attributes: ', names(attributes)],
      `version: ${quote(version)}`,
      ['key: ', names(key)],
    ])
  })
  return copies.length === 0 ? [] : [['copies: ', array(copies)]]
}

function names(record: Readonly<Record<string, string>>): Code {
  return object(Object.entries(record).map(([name, source]) => `${propertyName(name)}: ${quote(source)}`))
}

/** A counter of a parent: the function is called once all plans are made. */
function counterMembers(file: FileBuilder, context: EmitContext, { parent, counter, key }: CounterModel): Code[] {
  const moves = context.model.entities.some(({ name, otherKey }) => name === parent && otherKey !== undefined)
  return [
    `parent: () => ${namesOf(context, parent).plan}`,
    `counter: ${quote(counter)}`,
    ['key: ', names(key)],
    ...(moves ? [`moving: ${file.imports.value(runtime, 'movingParent')}`] : []),
  ]
}
