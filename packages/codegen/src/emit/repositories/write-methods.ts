import type { EntityModel, LatestModel, TableModel } from '@keyloom/core'
import { type EmitContext, runtime, tableNamed } from '../context.js'
import { joinWords } from '../describe/key-text.js'
import { attributesOfIndexKey, attributesOfKey, builtMemberships, ownAttributes } from '../keys/parts.js'
import { itemPlan } from '../plans/entity-code.js'
import type { FileBuilder } from '../print/file-builder.js'
import type { Code } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'
import { changeRules } from '../types/change-rules.js'
import type { EntityTypes } from '../types/members.js'
import type { MemberForm } from './member-form.js'

import { canPut, copiesOf, countersOf, isKept } from './promises.js'

import { settledMethod } from './settled-method.js'
import { updatesOf } from './updates.js'

/** create, put, get, update and delete of an entity, and the update of what others have of it. */
export function writeMethods(file: FileBuilder, context: EmitContext, { entity, names }: EntityTypes, form: MemberForm): Code[] {
  const table = tableNamed(context, entity.table)
  const copies = copiesOf(context.model, entity)
  const type = (name: string) => file.imports.type('./entities.js', name)
  // Writes that keep promises about other items are functions of their own.
  const suffix = isKept(entity) ? 'Kept' : ''
  const call = (name: string) => file.imports.value(runtime, name === 'get' ? name : `${name}${suffix}`)
  const own = type(names.type)
  const promised = (result: string) => `${file.global('Promise')}<${result}>`
  const option = (name: string) => `options?: ${file.imports.type(runtime, name)}`
  const guarded = (name: GuardedOptions) => `options?: ${guardedType(file, name, own, form.isSmall)}`
  const whole = form.plan(file, names.plan, entity.scope !== undefined)
  const plan = form.isSmall ? form.plan(file, itemPlan(context, entity), entity.scope !== undefined) : whole
  const key = `key: ${type(names.key)}`
  const input = `input: ${type(names.input)}`
  const wholeInput = `input: ${inputType(file, { entity, names })}`
  const keyText = joinWords(ownAttributes(entity, attributesOfKey(entity.key)).map((name) => `\`${name}\``))
  const { name, sequence } = entity
  const method = entity.otherKey === undefined ? form.method : settledMethod(file, form)
  const methods = [
    entity.latestIn === undefined
      ? method(
          'create',
          [input, option('CallLimits')],
          promised(own),
          sequence === undefined ? call('create') : file.imports.value(runtime, 'createNumbered'),
          [plan, 'input', ...(sequence === undefined ? [] : [call('create')]), 'options'],
          [`Puts a new ${name}; ${createNotes(entity)}`],
        )
      : method(
          'append',
          [input, option('CallLimits')],
          promised(own),
          file.imports.value(runtime, 'append'),
          [whole, 'input', 'options'],
          appendDocs(name, entity.latestIn),
        ),
    ...(canPut(entity)
      ? [
          method(
            'put',
            [wholeInput, guarded('WriteOptions')],
            promised(own),
            call('put'),
            [plan, 'input', 'options'],
            [`Puts the ${name}, in place of one with the same key.`],
          ),
        ]
      : []),
    ...(canUpsert(entity, table)
      ? [
          method(
            'upsert',
            [wholeInput, guarded('WriteOptions')],
            promised(own),
            call('upsert'),
            [plan, 'input', 'options'],
            [`Writes the ${name} whether or not there is one.${upsertNotes(entity)}`],
          ),
        ]
      : []),
    form.method(
      'get',
      [key, option('GetOptions')],
      promised(`${own} | undefined`),
      entity.otherKey === undefined ? call('get') : file.imports.value(runtime, 'getEither'),
      [plan, 'key', 'options'],
      [`The ${name}${keyText === '' ? '' : ` with this ${keyText}`}.`],
    ),
  ]
  for (const update of updatesOf(file, context, entity, form.isSmall)) {
    methods.push(
      method(
        update.name,
        [key, `changes: ${update.changes}`, guarded('UpdateOptions')],
        promised(own),
        call('update'),
        [form.plan(file, update.plan, entity.scope !== undefined), 'key', 'changes', 'options'],
        [`Changes the ${name} with this key, and the keys of its indexes with it; \`ITEM.NOT_FOUND\` where there is none.${update.also}`],
      ),
    )
  }
  if (copies.length > 0) {
    const holders = joinWords([...new Set(copies.map((one) => one.entity.name))])
    methods.push(
      method(
        'updateCopies',
        [key, option('UpdateCopiesOptions')],
        promised(file.imports.type(runtime, 'CopiesUpdated')),
        file.imports.value(runtime, 'updateCopies'),
        [whole, 'key', 'options'],
        [`Brings the copies in ${holders} up to date with the ${name} with this key; \`COPIES.INCOMPLETE\` where it ended early.`],
      ),
    )
  }
  if (entity.move === true && keyText !== '') {
    methods.push(
      method(
        'move',
        [key, `to: ${type(names.key)}`, guarded('WriteOptions')],
        promised(own),
        file.imports.value(runtime, 'move'),
        [whole, 'key', 'to', 'options'],
        [`Gives the ${name} with this key another one, in one transaction; \`ITEM.EXISTS\` where that is taken.`],
      ),
    )
  }
  methods.push(
    method(
      'delete',
      [key, guarded('WriteOptions')],
      promised(`${own} | undefined`),
      entity.softDelete === undefined ? call('remove') : file.imports.value(runtime, 'softRemove'),
      [plan, 'key', 'options'],
      [`Deletes the ${name} with this key, and returns it as it was.${entity.softDelete === undefined ? '' : ' It can be restored.'}`],
    ),
  )
  if (entity.otherKey !== undefined) {
    methods.push(
      form.method(
        'settle',
        [key, option('CallLimits')],
        promised(file.imports.type(runtime, 'Settled')),
        file.imports.value(runtime, 'settle'),
        [whole, 'key', 'options'],
        [`Brings the ${name} with this key under it, where it still is under the other key of the schema.`],
      ),
    )
  }
  if (entity.softDelete !== undefined) {
    methods.push(
      method(
        'restore',
        [key, guarded('WriteOptions')],
        promised(own),
        file.imports.value(runtime, 'restore'),
        [plan, 'key', 'options'],
        [`Shows the ${name} with this key again, which was deleted; \`ITEM.NOT_FOUND\` where none was.`],
      ),
      method(
        'purge',
        [key, guarded('WriteOptions')],
        promised(`${own} | undefined`),
        call('remove'),
        [plan, 'key', '{ ...options, deleted: true }'],
        [`Deletes the ${name} with this key for good, whether or not it was deleted before, and returns it as it was.`],
      ),
    )
  }
  return methods
}

type GuardedOptions = 'WriteGuard' | 'WriteOptions' | 'UpdateOptions' | 'CheckOptions'

/** The type of options with a condition: functions take what `when` makes of one. */
export function guardedType(file: FileBuilder, options: GuardedOptions, own: string, isSmall: boolean): string {
  const type = (name: string) => file.imports.type(runtime, name)
  if (!isSmall) return `${type(options)}<${own}>`
  if (options === 'CheckOptions') return `${type(options)}<${own}, ${type('When')}<${own}>>`
  if (options === 'WriteGuard') return `${type('WhenGuard')}<${own}>`
  return `${type('WhenOptions')}<${own}>${options === 'UpdateOptions' ? ` & ${type('ShowOptions')}` : ''}`
}

/** What is not known of the item that may be there is part of no key. */
export function canUpsert(entity: EntityModel, table: TableModel): boolean {
  const derived = new Set(builtMemberships(entity, table).flatMap(attributesOfIndexKey))
  const hasUnknown = entity.attributes.some(({ name, implied }) => (implied === 'version' || implied === 'createdAt') && derived.has(name))
  return !hasUnknown && changeRules(entity, table).set.length > 0
}

/** What is written whole, but for a create that takes a number of its parent. */
export function inputType(file: FileBuilder, { entity: { sequence }, names }: Pick<EntityTypes, 'entity' | 'names'>): string {
  const input = file.imports.type('./entities.js', names.input)
  if (sequence === undefined) return input
  return `${input} & ${file.global('Pick')}<${file.imports.type('./entities.js', names.type)}, ${quote(sequence.attribute)}>`
}

function appendDocs(name: string, { entity, by }: LatestModel): string[] {
  return [
    `Puts the ${name}, and makes it the ${entity} where its \`${by}\` is later, in one transaction.`,
    `The same ${name} again changes nothing; \`ITEM.EXISTS\` where another one has its key.`,
  ]
}

function createNotes({ sequence, unique = [], countedIn = [] }: EntityModel): string {
  const parents = [...new Set([...(sequence === undefined ? [] : [sequence]), ...countedIn].map(({ parent }) => parent))]
  const numbered =
    sequence === undefined ? '' : ` Its \`${sequence.attribute}\` is the next \`${sequence.counter}\` of the ${sequence.parent}.`
  return [
    '`ITEM.EXISTS` where its key is taken',
    ...(unique.length > 0 ? ['`ITEM.NOT_UNIQUE` where what is unique is'] : []),
    ...(parents.length > 0 ? [`\`ITEM.NOT_FOUND\` where it has no ${joinWords(parents, 'or')}`] : []),
  ]
    .join(', ')
    .concat('.', numbered)
}

function upsertNotes(entity: EntityModel): string {
  const { timestamps, version } = entity
  const staying = [...countersOf(entity), ...(timestamps === undefined ? [] : [timestamps.createdAt])].map((name) => `\`${name}\``)
  const kept = [
    ...(staying.length === 0 ? [] : [`${joinWords(staying)} ${staying.length === 1 ? 'stays' : 'stay'}`]),
    ...(version === undefined ? [] : ['its version goes on']),
  ]
  return kept.length === 0 ? '' : ` Of one that is there, ${kept.join(' and ')}.`
}
